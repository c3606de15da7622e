import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { fiscalYearOf } from '../../domain/text/fiscal-year';
import { adopt, takeBackAdopted, type Copied } from '../../excel/sheets/adopt';
import { ADOPT_EN } from '../../i18n/adopt.en';
import { ADOPT_JA } from '../../i18n/adopt.ja';
import { failureOf } from '../../excel/batch/run';
import { knownIn, type Adoption, type AdoptionRequest } from '../../sheets/adopt/adopt';
import { isKnownHeader, type Match } from '../../sheets/adopt/adopt-mapping';
import { actualsBeside, proposalFor, proposedConstants, proposeTable } from '../../sheets/adopt/adopt-proposal';
import { recall, recalledMatches, toSetting } from '../../sheets/adopt/adopt-memory';
import { type Source } from '../../sheets/adopt/adopt-grid';
import { findLayout, type Layout } from '../../sheets/adopt/adopt-layout';
import { readSource } from '../../sheets/adopt/adopt-source';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import { shapesOf, type ShapeKind } from '../../sheets/adopt/adopt-shape';
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
  const [shapeChosen, setShapeChosen] = useState<ShapeKind | null>(null);
  const [typed, setTyped] = useState<{ readonly of: string; readonly constants: Readonly<Record<string, string>> } | null>(null);
  const [alsoActuals, setAlsoActuals] = useState(true);
  /** The person's corrections, of the mapping they were made to. */
  const [corrected, setCorrected] = useState<{ readonly of: string; readonly matches: readonly Match[] } | null>(null);
  const now = today();

  const { found } = reading;
  const source = found?.source ?? null;
  const own = source === null ? null : ownTableUnder(state, source);
  const layout = useMemo(() => (source === null ? null : (layoutChosen ?? findLayout(source, isKnownHeader))), [source, layoutChosen]);
  const shapes = useMemo(() => {
    if (source === null || layout === null) return null;
    const list = readSource(source, layout);
    return shapesOf(list, [source.sheet, ...list.titles]);
  }, [source, layout]);
  const shape = shapes === null ? null : (shapes.find(({ kind }) => kind === shapeChosen) ?? shapes[0]);
  const read = shape?.table ?? null;
  const headless = source !== null && source.headersHidden !== null;
  const usable = own === null && !headless && read !== null && read.columns.length > 0 && read.lines.length > 0;
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
    const matches = recalled ?? proposal.matches;
    return { ...proposal, matches, remembered: recalled !== null, request };
  }, [found, read, usable, tableChosen, state, now]);
  const key = proposed === null || read === null ? '' : JSON.stringify([proposed.table, read.columns.map(({ header }) => header)]);
  const matches = proposed === null ? [] : corrected?.of === key ? corrected.matches : proposed.matches;
  const constants = useMemo(
    () =>
      proposed === null || read === null || source === null
        ? {}
        : typed?.of === key
          ? typed.constants
          : proposedConstants(proposed, read.titles, source.sheet),
    [proposed, read, source, typed, key],
  );
  const step = !usable ? 'source' : previewing ? 'preview' : 'columns';
  const request = useMemo(
    (): AdoptionRequest | null =>
      step !== 'preview' || proposed === null || read === null
        ? null
        : { state, table: proposed.table, source: read, destinations: proposed.destinations, matches, constants, asOf: now },
    [step, proposed, read, matches, constants, state, now],
  );
  const beside = useMemo(
    () => (proposed === null || shape?.kind !== 'rows' ? null : actualsBeside({ ...proposed, matches }, proposed.request)),
    [proposed, matches, shape],
  );
  const { adoption, progress, stop } = useAdoption(request, () => {
    setPreviewing(false);
    setPrepared('stopped');
  });

  const second = useMemo(
    (): AdoptionRequest | null =>
      request === null || adoption === null || beside === null || !alsoActuals
        ? null
        : { ...request, table: beside.table, destinations: beside.destinations, matches: beside.matches, constants: {}, before: adoption },
    [request, adoption, beside, alsoActuals],
  );
  const {
    adoption: actuals,
    progress: secondProgress,
    stop: stopSecond,
  } = useAdoption(second, () => {
    setPreviewing(false);
    setPrepared('stopped');
  });
  const startAgain = (): void => {
    reading.forget();
    setLayoutChosen(null);
    setTableChosen(null);
    setShapeChosen(null);
    setTyped(null);
    setAlsoActuals(true);
    setCorrected(null);
    setPreviewing(false);
    setPrepared('no');
  };
  const copy = (): void => {
    if (adoption === null || source === null || read === null || proposed === null || busy) return;
    if (second !== null && actuals === null) return;
    const plans = [adoption, ...(second === null || actuals === null ? [] : [actuals])].filter(({ rows }) => rows.length > 0);
    const sheetNamed = ({ table, ...rest }: Adoption): string => sheetOf({ table, ...rest }, state.tables[table]?.sheet ?? null);
    const undo = (all: readonly { readonly sheet: string; readonly copied: Copied }[]): void =>
      perform(async () => {
        // The last first: what was added to 実績 refers to what was added to KPI.
        for (const { copied } of [...all].reverse()) await takeBackAdopted(copied);
        return {
          kind: 'done',
          text: all
            .map(({ sheet, copied }) =>
              text.undone(
                sheet,
                copied.rows.length,
                copied.made.plan.tables.some(({ action }) => action === 'create'),
              ),
            )
            .join(''),
        };
      });
    perform(async () => {
      const done: { readonly sheet: string; readonly copied: Copied; readonly place: CellPlace | null; readonly told: string }[] = [];
      for (const plan of plans) {
        const isFirst = plan === adoption;
        try {
          const { place, copied, remembered, page } = await adopt({
            adoption: plan,
            source,
            state,
            memory: isFirst ? toSetting(proposed.table, read.columns, matches) : null,
          });
          const told = words.withPage(text.done(sheetNamed(plan), plan.rows.length, plan.converted, plan.issues.length), page);
          done.push({ sheet: sheetNamed(plan), copied, place, told: remembered ? told : `${told} ${text.notRemembered}` });
        } catch (error) {
          const [before] = done;
          if (before === undefined) throw error;
          // What was done stays and can be taken back; what failed is said beside it.
          return {
            kind: 'warned',
            text: text.secondFailed(before.told, words.failure(failureOf(error))),
            also: { label: text.undo, run: () => undo(done) },
          };
        }
      }
      const place = done[0]?.place ?? null;
      return {
        kind: 'done',
        text: done.map(({ told }) => told).reduce((all, told) => text.doneBoth(all, told)),
        ...(place === null ? {} : { next: { label: t.goToCell, run: () => onGo(place) } }),
        also: { label: text.undo, run: () => undo(done) },
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
          : source !== null && source.headersHidden !== null
            ? text.headersHidden(source.headersHidden)
            : source !== null && !usable
              ? text.tooSmall
              : prepared === 'stopped'
                ? text.preparingStopped
                : reading.changed
                  ? text.sourceChanged
                  : null;
  const both = [adoption, ...(second === null ? [] : [actuals])];
  const ready = both.every(one => one !== null && one.plan.conflicts.length === 0) && both.some(one => one !== null && one.rows.length > 0);
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
      {secondProgress !== null && (
        <ProgressBar text={text.preparingRows(secondProgress.done, secondProgress.total)} progress={secondProgress} onStop={stopSecond} />
      )}
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
          shapes={shapes ?? []}
          shape={shape?.kind ?? 'rows'}
          onShape={setShapeChosen}
          constants={constants}
          onConstants={changed => setTyped({ of: key, constants: changed })}
          isGuess={proposed.isGuess && tableChosen === null && !proposed.remembered}
          actuals={
            beside?.matches.flatMap(({ at, to }) =>
              beside.destinations.some(({ id, asRow }) => asRow && id === to)
                ? [read.columns.find(column => column.at === at)?.header ?? '']
                : [],
            ) ?? []
          }
          alsoActuals={alsoActuals}
          onAlsoActuals={setAlsoActuals}
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
          <>
            <AdoptPreviewStep
              text={text}
              styles={styles}
              source={source}
              adoption={adoption}
              sheet={sheetOf(adoption, state.tables[adoption.table]?.sheet ?? null)}
              onGo={onGo}
            />
            {actuals !== null && (
              <>
                <h3 className={styles.heading}>{text.alsoHeading(sheetOf(actuals, state.tables[actuals.table]?.sheet ?? null))}</h3>
                <AdoptPreviewStep
                  text={text}
                  styles={styles}
                  source={source}
                  adoption={actuals}
                  sheet={sheetOf(actuals, state.tables[actuals.table]?.sheet ?? null)}
                  onGo={onGo}
                />
              </>
            )}
          </>
        ))}
    </PanelFrame>
  );
}
