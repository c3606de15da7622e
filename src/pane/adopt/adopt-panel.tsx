import { Button } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { ADOPT_EN } from '../../i18n/sheets/adopt.en';
import { ADOPT_JA } from '../../i18n/sheets/adopt.ja';
import type { AdoptionRequest } from '../../sheets/adopt/adopt';
import { toMemory } from '../../sheets/adopt/mapping/adopt-memory';
import { actualsBeside } from '../../sheets/adopt/mapping/adopt-proposal';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { AdoptColumnsStep } from './adopt-columns-step';
import { AdoptPreviewStep, sheetOf } from './adopt-preview-step';
import { AdoptSourceStep } from './adopt-source-step';
import { useAdoptStyles } from './adopt-styles';
import { today } from '../words/as-of';
import { Details } from '../frame/news/details';
import type { News } from '../frame/news/notice';
import { paragraphOf } from '../frame/news/paragraphs';
import { PanelFrame } from '../frame/panel/panel-frame';
import { ProgressBar } from '../frame/panel/progress-bar';
import { copyAdopted } from './copy-adopted';
import { useAdoption } from './use-adoption';
import { useProposal } from './use-proposal';
import { useSource } from './use-source';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';

export interface AdoptPanelProps {
  readonly state: WorkbookState;
  readonly busy: boolean;
  /** Does it, reads the workbook again and tells; `whenDone` follows. */
  readonly perform: (verb: () => Promise<News>, whenDone?: () => void) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
  /** The table around this cell is read at once: nobody has to point at it. */
  readonly from?: { readonly sheet: string; readonly row: number; readonly column: number };
}

/** 既存の表を取り込む: the source, the mapping of its columns, and what will be written, before anything is. */
export function AdoptPanel({ state, busy, perform, onGo, onClose, from }: AdoptPanelProps) {
  const styles = useAdoptStyles();
  const words = useWords();
  const { language } = words;
  const text = language === 'ja' ? ADOPT_JA : ADOPT_EN;
  const reading = useSource(state);
  const [previewing, setPreviewing] = useState(false);
  const [prepared, setPrepared] = useState<'no' | 'stopped'>('no');
  const [alsoActuals, setAlsoActuals] = useState(true);
  const now = today();
  useEffect(() => {
    if (from !== undefined) reading.point({ kind: 'cell', ...from });
    // Once: afterwards the person points.
  }, []);
  const { found } = reading;
  const source = found?.source ?? null;
  const proposing = useProposal(found, state, now);
  const { own, layout, shapes, shape, read, usable, proposed, isCorrected, matches, constants } = proposing;
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
    proposing.forget();
    setAlsoActuals(true);
    setPreviewing(false);
    setPrepared('no');
  };
  const copy = (): void => {
    if (adoption === null || source === null || read === null || proposed === null || busy) return;
    if (second !== null && actuals === null) return;
    const plans = [adoption, ...(second === null || actuals === null ? [] : [actuals])].filter(({ rows }) => rows.length > 0);
    perform(
      copyAdopted({
        plans,
        source,
        state,
        memory: toMemory(proposed.table, read.columns, matches),
        words,
        text,
        perform,
        onGo,
      }),
      onClose,
    );
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
      {trouble !== null && (
        <p className={styles.warning}>
          ▲ {trouble} {reading.failure !== null && <Details to={paragraphOf(reading.failure)} />}
        </p>
      )}
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
          remembered={proposed.remembered && !isCorrected}
          shapes={shapes}
          shape={shape?.kind ?? 'rows'}
          onShape={proposing.chooseShape}
          constants={constants}
          onConstants={proposing.giveConstants}
          isGuess={proposed.isGuess && !proposing.isTableChosen && !proposed.remembered}
          actuals={
            beside?.matches.flatMap(({ at, to }) =>
              beside.destinations.some(({ id, asRow }) => asRow && id === to)
                ? [read.columns.find(column => column.at === at)?.header ?? '']
                : [],
            ) ?? []
          }
          alsoActuals={alsoActuals}
          onAlsoActuals={setAlsoActuals}
          onLayout={proposing.chooseLayout}
          onTable={proposing.chooseTable}
          onMatches={proposing.correct}
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
