import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { fiscalYearOf } from '../../domain/text/fiscal-year';
import { adopt, takeBackAdopted, type Copied } from '../../excel/sheets/adopt';
import { ADOPT_EN } from '../../i18n/adopt.en';
import { ADOPT_JA } from '../../i18n/adopt.ja';
import { knownIn, type AdoptionRequest } from '../../sheets/adopt/adopt';
import { isKnownHeader, proposalFor, proposeTable, type Match } from '../../sheets/adopt/adopt-mapping';
import { recall, recalledMatches, toSetting } from '../../sheets/adopt/adopt-memory';
import { type Source } from '../../sheets/adopt/adopt-grid';
import { findLayout, type Layout } from '../../sheets/adopt/adopt-layout';
import { readSource } from '../../sheets/adopt/adopt-source';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import { AdoptColumnsStep } from './adopt-columns-step';
import { AdoptPreviewStep, sheetOf } from './adopt-preview-step';
import { AdoptSourceStep } from './adopt-source-step';
import { useAdoptStyles } from './adopt-styles';
import { today } from '../words/as-of';
import type { News } from '../frame/notice';
import { PanelFrame } from '../frame/panel-frame';
import { ProgressBar } from '../frame/progress-bar';
import { useAdoption } from './use-adoption';
import { useSource } from './use-source';
import { Waiting } from '../frame/waiting';
import { useWords } from '../words/words';

export interface AdoptPanelProps {
  readonly state: WorkbookState;
  readonly busy: boolean;
  /** Does it, reads the workbook again and tells; `whenDone` follows. */
  readonly perform: (verb: () => Promise<News>, whenDone?: () => void) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** The table of ours that the source lies over, if any. */
function ownTableUnder(state: WorkbookState, { sheet, row, column, values }: Source): TableName | null {
  return (
    TABLE_NAMES.find(name => {
      const table = state.tables[name];
      if (table === null || table.sheet !== sheet) return false;
      const [rows, columns] = [table.cells.length, table.cells[0]?.length ?? 0];
      return (
        row < table.firstRow + rows &&
        table.firstRow < row + values.length &&
        column < table.firstColumn + columns &&
        table.firstColumn < column + (values[0]?.length ?? 0)
      );
    }) ?? null
  );
}

/** 既存の表を取り込む: the source, the mapping of its columns, and what will be written, before anything is. */
export function AdoptPanel({ state, busy, perform, onGo, onClose }: AdoptPanelProps) {
  const styles = useAdoptStyles();
  const words = useWords();
  const { t, language } = words;
  const text = language === 'ja' ? ADOPT_JA : ADOPT_EN;
  const reading = useSource(state);
  const [previewing, setPreviewing] = useState(false);
  const [prepared, setPrepared] = useState<'no' | 'stopped'>('no');
  const [layoutChosen, setLayoutChosen] = useState<Layout | null>(null);
  const [tableChosen, setTableChosen] = useState<TableName | null>(null);
  /** The person's corrections, of the mapping they were made to. */
  const [corrected, setCorrected] = useState<{ readonly of: string; readonly matches: readonly Match[] } | null>(null);
  const now = today();

  const { found } = reading;
  const source = found?.source ?? null;
  const own = source === null ? null : ownTableUnder(state, source);
  const layout = useMemo(() => (source === null ? null : (layoutChosen ?? findLayout(source, isKnownHeader))), [source, layoutChosen]);
  const read = useMemo(() => (source === null || layout === null ? null : readSource(source, layout)), [source, layout]);
  const usable = own === null && read !== null && read.columns.length > 0 && read.lines.length > 0;
  const proposed = useMemo(() => {
    if (found === null || read === null || !usable) return null;
    const request = {
      source: read,
      about: [found.source.sheet, found.source.table ?? '', ...read.titles],
      known: knownIn(state),
      thisYear: fiscalYearOf(now),
      headersOf: (name: TableName) => state.tables[name]?.cells[0] ?? null,
    };
    const remembered = recall(found.remembered, read.columns, tableChosen);
    const table = tableChosen ?? remembered?.table ?? null;
    const proposal = table === null ? proposeTable(request) : proposalFor(table, request);
    const recalled = remembered === null ? null : recalledMatches(remembered, read.columns, proposal.destinations);
    return { ...proposal, matches: recalled ?? proposal.matches, remembered: recalled !== null };
  }, [found, read, usable, tableChosen, state, now]);
  const key = proposed === null || read === null ? '' : JSON.stringify([proposed.table, read.columns.map(({ header }) => header)]);
  const matches = proposed === null ? [] : corrected?.of === key ? corrected.matches : proposed.matches;
  const step = !usable ? 'source' : previewing ? 'preview' : 'columns';
  const request = useMemo(
    (): AdoptionRequest | null =>
      step !== 'preview' || proposed === null || read === null
        ? null
        : { state, table: proposed.table, source: read, destinations: proposed.destinations, matches, asOf: now },
    [step, proposed, read, matches, state, now],
  );
  const { adoption, progress, stop } = useAdoption(request, () => {
    setPreviewing(false);
    setPrepared('stopped');
  });

  const startAgain = (): void => {
    reading.forget();
    setLayoutChosen(null);
    setTableChosen(null);
    setCorrected(null);
    setPreviewing(false);
    setPrepared('no');
  };
  const copy = (): void => {
    if (adoption === null || source === null || read === null || proposed === null || busy) return;
    const sheet = sheetOf(adoption, state.tables[proposed.table]?.sheet ?? null);
    const undo = (copied: Copied): void =>
      perform(async () => {
        await takeBackAdopted(copied);
        return { kind: 'done', text: text.undone(sheet, copied.rows.length) };
      });
    perform(async () => {
      const { place, copied, remembered } = await adopt({
        adoption,
        source,
        state,
        memory: toSetting(proposed.table, read.columns, matches),
      });
      const done = text.done(sheet, adoption.rows.length, adoption.converted, adoption.issues.length);
      return {
        kind: 'done',
        text: remembered ? done : `${done}${language === 'ja' ? '' : ' '}${text.notRemembered}`,
        ...(place === null ? {} : { next: { label: t.goToCell, run: () => onGo(place) } }),
        also: { label: text.undo, run: () => undo(copied) },
      };
    }, onClose);
  };
  const named = { source: text.step(1, text.stepSource), columns: text.step(2, text.stepColumns), preview: text.step(3, text.stepPreview) }[
    step
  ];
  const trouble =
    reading.failure !== null
      ? words.failure(reading.failure)
      : reading.stopped
        ? text.sourceStopped
        : own !== null
          ? text.ownTable(state.tables[own]?.sheet ?? own)
          : source !== null && !usable
            ? text.tooSmall
            : prepared === 'stopped'
              ? text.preparingStopped
              : reading.changed
                ? text.sourceChanged
                : null;
  const ready = adoption !== null && adoption.rows.length > 0 && adoption.plan.conflicts.length === 0;
  const news = (
    <>
      {trouble !== null && <p className={styles.warning}>▲ {trouble}</p>}
      {reading.progress !== null && (
        <ProgressBar
          text={text.readingCells(reading.progress.done, reading.progress.total)}
          progress={reading.progress}
          onStop={reading.stop}
        />
      )}
      {reading.reading && reading.progress === null && <Waiting text={text.readingSource} />}
      {progress !== null && <ProgressBar text={text.preparingRows(progress.done, progress.total)} progress={progress} onStop={stop} />}
    </>
  );
  const buttons = (
    <>
      {step === 'columns' && (
        <Button
          appearance="primary"
          disabledFocusable={matches.every(({ to }) => to === null)}
          onClick={() => {
            setPrepared('no');
            setPreviewing(true);
          }}
        >
          {text.toPreview}
        </Button>
      )}
      {step === 'preview' && (
        <Button appearance="primary" disabledFocusable={busy || !ready} onClick={copy}>
          {text.copy}
        </Button>
      )}
      {step !== 'source' && <Button onClick={() => (step === 'preview' ? setPreviewing(false) : startAgain())}>{text.back}</Button>}
    </>
  );
  return (
    <PanelFrame
      heading={
        <>
          {text.heading}
          <br />
          {named}
        </>
      }
      step={step}
      news={news}
      buttons={buttons}
      onClose={onClose}
    >
      {step === 'source' && (
        <AdoptSourceStep
          state={state}
          text={text}
          styles={styles}
          reading={reading.reading}
          onPoint={pointed => {
            startAgain();
            reading.point(pointed);
          }}
        />
      )}
      {step === 'columns' && source !== null && read !== null && layout !== null && proposed !== null && (
        <AdoptColumnsStep
          state={state}
          text={text}
          styles={styles}
          source={source}
          read={read}
          layout={layout}
          table={proposed.table}
          destinations={proposed.destinations}
          matches={matches}
          remembered={proposed.remembered && corrected?.of !== key}
          onLayout={setLayoutChosen}
          onTable={setTableChosen}
          onMatches={changed => setCorrected({ of: key, matches: changed })}
        />
      )}
      {step === 'preview' &&
        source !== null &&
        (adoption === null ? (
          progress === null && <Waiting text={text.preparing} />
        ) : (
          <AdoptPreviewStep
            text={text}
            styles={styles}
            source={source}
            adoption={adoption}
            sheet={sheetOf(adoption, state.tables[adoption.table]?.sheet ?? null)}
            onGo={onGo}
          />
        ))}
    </PanelFrame>
  );
}
