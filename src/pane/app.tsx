import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { ExcelFailure } from '../excel/batch/failure';
import { goTo } from '../excel/read/go-to';
import { failureOf } from '../excel/batch/run';
import type { SetUpPlan } from '../sheets/make/set-up';
import type { CellPlace } from '../sheets/read/state';
import { isNewer, SCHEMA_VERSION } from '../sheets/schema/schema';
import type { TableName } from '../sheets/schema/table-name';
import { BASIC_TABLES } from '../sheets/schema/tables';
import type { Template } from '../sheets/templates/template';
import type { ActualDraft } from './entry/actual-panel';
import { saveActual } from './entry/save-actual';
import { useReplacedRows } from './entry/use-replaced-rows';
import { AsOfField } from './overview/as-of-field';
import { saveAsOf } from './entry/save-as-of';
import { circledNumber } from './words/format';
import { Header } from './header';
import { OpenHelp } from './frame/details';
import { paragraphOf, type HelpAddress } from './frame/paragraphs';
import { HELP_INDEX } from './help/help';
import { useHelp } from './help/use-help';
import type { LanguageChoice } from './words/language';
import { Later } from './frame/later';
import { moveFocus } from './frame/move-focus';
import { useActions } from './frame/news';
import { Notice, type News } from './frame/notice';
import { Overview } from './overview/overview';
import { OverviewViews, viewOf, type View } from './overview/overview-views';
import { ProgressBar } from './frame/progress-bar';
import { recall, remember } from './frame/remember';
import { DOORS } from './share/doors';
import { ShareTab } from './share/share-tab';
import { Panel, type PanelStart } from './sheets/panel';
import { setUpAndTell } from './sheets/set-up-news';
import { SharedColumns } from './shared-columns';
import { SheetsTab } from './sheets/sheets-tab';
import { Tabs } from './frame/tabs';
import { TraceOffer } from './trace/trace-offer';
import { useBound } from './trace/use-bound';
import { useSelectedCell } from './trace/use-selected-cell';
import { useInspection } from './checks/use-inspection';
import { useWorkbook } from './frame/use-workbook';
import { Waiting } from './frame/waiting';
import { useWords } from './words/words';

// The page itself where the pane is very low (200% zoom): there a head that stays would leave nothing to read.
const LOW = '@media (max-height: 420px)';
const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    wordBreak: 'auto-phrase',
    [LOW]: { height: 'auto', minHeight: '100vh' },
  },
  header: { flexShrink: 0, maxHeight: '80vh', overflowY: 'auto', [LOW]: { maxHeight: 'none' } },
  // Head, tabs and news stay in sight, each in its own place: nothing covers what it is about.
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  news: { flexShrink: 0, maxHeight: '40vh', overflowY: 'auto', [LOW]: { maxHeight: 'none' } },
  screen: {
    outlineStyle: 'none',
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    [LOW]: { overflowY: 'visible' },
  },
  shown: { display: 'contents' },
  covered: { display: 'none' },
});

type Screen = 'overview' | 'sheets' | 'checks' | 'functions' | 'share';
const SCREENS: readonly Screen[] = ['overview', 'sheets', 'checks', 'functions', ...(DOORS.length > 0 ? (['share'] as const) : [])];

const loadHelpPanel = () => import(/* webpackChunkName: "help-panel" */ './help/help-panel').then(({ HelpPanel }) => HelpPanel);
const loadSelfTest = () =>
  import(/* webpackChunkName: "self-test" */ './selftest/self-test-panel').then(({ SelfTestPanel }) => SelfTestPanel);
/** What F1 opens on a screen. */
const USUAL_HELP: Readonly<Record<Screen, HelpAddress>> = {
  overview: { id: 'staff', part: 'report' },
  sheets: { id: 'secretariat', part: 'plan' },
  checks: { id: 'messages', part: null },
  functions: HELP_INDEX,
  share: { id: 'secretariat', part: 'rounds' },
};

const loadStart = () => import(/* webpackChunkName: "start" */ './start/start');
const loadStartView = () => loadStart().then(({ StartView }) => StartView);
const loadNextSteps = () => loadStart().then(({ NextSteps }) => NextSteps);
/** Where it is remembered that somebody has put the list of what comes next away. */
const NEXT_STEPS = 'next-steps';
const HIDDEN = 'hidden';

const loadTrace = () => import(/* webpackChunkName: "trace-panel" */ './trace/trace-panel').then(({ TracePanel }) => TracePanel);
const loadFunctions = () =>
  import(/* webpackChunkName: "functions-tab" */ './formula/functions-tab').then(({ FunctionsTab }) => FunctionsTab);

interface Props {
  readonly version: string;
  /** The day of the build. */
  readonly date: string;
  readonly choice: LanguageChoice;
  readonly onChoose: (choice: LanguageChoice) => void;
}

/** The pane: reads the workbook, shows one of its screens, and hands clicks back to Excel. */
export function App({ version, date, choice, onChoose }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const workbook = useWorkbook();
  const { state, failure, stopped, progress, stop, reload } = workbook;
  const checks = useInspection(state);
  const newer = state !== null && state.schema !== null && isNewer(state.schema) ? state.schema : null;
  const { news, busy, tell, perform } = useActions(
    words,
    reload,
    newer === null ? null : new ExcelFailure({ kind: 'schemaNewer', version: newer, known: SCHEMA_VERSION }),
  );
  const [screen, setScreen] = useState<Screen>('overview');
  const [view, setView] = useState<View>('kpis');
  const [start, setStart] = useState<
    PanelStart | { readonly kind: 'selfTest' } | { readonly kind: 'trace'; readonly place: CellPlace } | null
  >(null);
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const help = useHelp(news?.help ?? USUAL_HELP[screen]);
  /** News that were read on another screen. */
  const [read, setRead] = useState<News | null>(null);
  const [door, setDoor] = useState<string | null>(null);
  const [nextHidden, setNextHidden] = useState(() => recall(NEXT_STEPS) === HIDDEN);
  const hideNext = (hide: boolean): void => {
    remember(NEXT_STEPS, hide ? HIDDEN : '');
    setNextHidden(hide);
    if (!hide) {
      setStart(null);
      setScreen('overview');
      setView('kpis');
    } else {
      tell({ kind: 'done', text: t.nextHidden });
      moveFocus(panel.current, { preventScroll: true });
    }
  };
  const panel = useRef<HTMLDivElement>(null);
  const selected = useSelectedCell(state);
  const formulaOf = useBound(state);
  /** What had the focus when a panel replaced the screen. */
  const opener = useRef<string | null>(null);

  // A jump changes nothing: what was told before stays, and so does the button that was pressed.
  const go = (place: CellPlace): void => {
    goTo(place).catch((error: unknown) =>
      tell({
        kind: 'failed',
        text: words.failure(failureOf(error)),
        help: paragraphOf(failureOf(error)),
        next: { label: t.retry, run: () => go(place) },
      }),
    );
  };
  useReplacedRows(workbook, { busy, perform, words, go });
  const open = (what: PanelStart): void => {
    opener.current = document.activeElement instanceof HTMLElement ? (document.activeElement.dataset.opens ?? '') : '';
    if (what.kind !== 'template') return setStart(what);
    // The rows of the templates are loaded when they are asked for: most days nobody does.
    import(/* webpackChunkName: "templates" */ '../sheets/templates/templates').then(
      ({ OFFERED }) => {
        setTemplates(OFFERED);
        setStart(what);
      },
      () => tell({ kind: 'failed', text: t.templatesNotLoaded, next: { label: t.retry, run: () => open(what) } }),
    );
  };
  const closePanel = (): void => setStart(null);
  useEffect(() => {
    if (start !== null || opener.current === null) return;
    const button = document.querySelector<HTMLElement>(`[data-opens="${opener.current}"]`);
    moveFocus(button);
    if (button === null) {
      moveFocus(panel.current, { preventScroll: true });
      panel.current?.scrollTo(0, 0);
      window.scrollTo(0, 0);
    }
    opener.current = null;
  }, [start]);

  const carryOut = (plan: SetUpPlan): void => {
    /** Where what was added is to be seen. */
    const shown = viewOf(plan.tables.filter(table => table.action !== 'keep' && table.added.length > 0).map(({ table }) => table));
    const whenDone = (): void => {
      // Closed only when the new reading is on the screen, so that the focus finds what is there then.
      closePanel();
      if (shown === null) return;
      setScreen(shown === 'sheets' ? 'sheets' : 'overview');
      if (shown !== 'sheets') setView(shown);
    };
    perform(() => setUpAndTell(plan, words, perform), whenDone);
  };
  const add = (draft: ActualDraft, whenDone: () => void): void => {
    if (state !== null) perform(() => saveActual(draft, { state, words, perform, go }), whenDone);
  };
  const changeAsOf = (serial: number): void => perform(() => saveAsOf(serial, { before: state?.asOf ?? null, words, perform }));

  const inspection = checks.inspected?.inspection ?? null;
  // 未定 included, as in the list and on シート: one number for one workbook.
  const found = inspection?.remarks.length ?? 0;
  const Checks = checks.module?.ChecksTab;
  /** After an action has taken its button away: so that the keyboard does not start at the top again. */
  const keepFocus = (): void => {
    if (document.activeElement === null || document.activeElement === document.body) moveFocus(panel.current, { preventScroll: true });
  };
  const empty = state !== null && state.tables.DX_KPIs === null;
  const tabs: Readonly<Record<Screen, string>> = {
    overview: t.tabOverview,
    sheets: t.tabSheets,
    checks: found > 0 ? t.tabChecksCount(circledNumber(found)) : t.tabChecks,
    functions: t.tabFunctions,
    share: t.tabShare,
  };
  return (
    <OpenHelp.Provider value={help.open}>
      <div className={styles.pane}>
        <header className={styles.header}>
          <Header
            version={version}
            date={date}
            choice={choice}
            onChoose={onChoose}
            onOpen={kind => {
              if (kind === 'help') return help.open(HELP_INDEX);
              opener.current = 'help';
              setStart({ kind });
            }}
            onShowNext={nextHidden ? () => hideNext(false) : null}
            ofWorkbook={state !== null && <SharedColumns state={state} busy={busy} perform={perform} onGo={go} />}
          >
            {state !== null && state.asOfCell !== null && <AsOfField serial={state.asOf} busy={busy} onSet={changeAsOf} />}
          </Header>
          {selected !== null && (selected.holdsDx || formulaOf(selected.place) !== null) && (
            <TraceOffer
              place={selected.place}
              onOpen={() => {
                opener.current = 'trace';
                setStart({ kind: 'trace', place: selected.place });
              }}
            />
          )}
        </header>
        <main className={styles.main}>
          <Tabs
            label={t.tabs}
            tabs={SCREENS.map(value => ({ value, text: tabs[value] }))}
            chosen={screen}
            panel="screen"
            onChoose={value => {
              setScreen(value);
              setRead(news);
              help.leave();
              setDoor(null);
              closePanel();
            }}
          />
          <div aria-live="polite" className={styles.news}>
            {newer !== null && <Notice news={{ kind: 'warned', text: t.newerWorkbook }} />}
            {state?.countsFrom1904 === true && <Notice news={{ kind: 'warned', text: t.countsFrom1904 }} />}
            {busy && <Waiting text={t.writing} />}
            {news !== null && <Notice news={news} compact={news === read && news.kind === 'done'} onDismiss={() => tell(null)} />}
            {progress !== null && (
              <ProgressBar
                text={(progress.step === 'fetching' ? t.readingRows : t.understandingRows)(progress.done, progress.total)}
                progress={progress}
                onStop={stop}
              />
            )}
            {stopped && <Notice news={{ kind: 'failed', text: t.readingStopped, next: { label: t.retry, run: () => void reload() } }} />}
            {/* One bar at a time: what is being read now will be checked anew. */}
            {progress === null && checks.progress !== null && (
              <ProgressBar text={t.checking(checks.progress.done, checks.progress.total)} progress={checks.progress} onStop={checks.stop} />
            )}
            {checks.stopped && (
              <Notice news={{ kind: 'failed', text: t.checkingStopped, next: { label: t.checkAgain, run: checks.again } }} />
            )}
            {failure !== null && (
              <Notice
                news={{
                  kind: 'failed',
                  text: words.failure(failure),
                  help: paragraphOf(failure),
                  next: { label: t.retry, run: () => void reload() },
                }}
              />
            )}
          </div>
          <div ref={panel} tabIndex={-1} id="screen" role="tabpanel" aria-labelledby={`tab-${screen}`} className={styles.screen}>
            {help.shown !== null && (
              <Later
                key={`${help.shown.id} ${help.shown.part}`}
                load={loadHelpPanel}
                given={{ address: help.shown, onClose: help.close }}
              />
            )}
            {/* Kept as it is: what is typed in a panel is there again after the help. */}
            <div className={help.shown === null ? styles.shown : styles.covered}>
              {start?.kind === 'selfTest' ? (
                <Later load={loadSelfTest} given={{ version, onDone: () => void reload(), onClose: closePanel }} />
              ) : state === null ? (
                failure === null && !stopped && <Waiting text={t.reading} />
              ) : start?.kind === 'trace' ? (
                <Later
                  key={`${start.place.sheet}!${start.place.address}`}
                  load={loadTrace}
                  given={{ place: start.place, state, formulaOf, onGo: go, onClose: closePanel }}
                />
              ) : start !== null ? (
                <Panel
                  start={start}
                  state={state}
                  templates={templates}
                  busy={busy}
                  perform={perform}
                  onSetUp={carryOut}
                  onGo={go}
                  onClose={closePanel}
                />
              ) : screen === 'overview' ? (
                <OverviewViews state={state} chosen={view} onChoose={setView} onGo={go} onMeeting={() => open({ kind: 'meeting' })}>
                  {empty ? (
                    <Later
                      key="start"
                      load={loadStartView}
                      given={{
                        state,
                        busy,
                        onAdopt: (from: { sheet: string; row: number; column: number }) => open({ kind: 'adopt', from }),
                        onTemplate: () => open({ kind: 'template' }),
                        onBlank: () => open({ kind: 'tables', tables: BASIC_TABLES }),
                      }}
                    />
                  ) : (
                    <>
                      <Later
                        key="next"
                        load={loadNextSteps}
                        given={{
                          state,
                          inspection,
                          hidden: nextHidden,
                          busy,
                          onGo: go,
                          onActual: (row: number) => document.querySelector<HTMLElement>(`[data-add-actual="${row}"]`)?.click(),
                          onChecks: () => setScreen('checks'),
                          onDoor: (id: string) => {
                            setDoor(id);
                            setScreen('share');
                          },
                          onColumns: (table: TableName) => open({ kind: 'columns', table }),
                          onHide: () => hideNext(true),
                        }}
                      />
                      <Overview
                        state={state}
                        busy={busy}
                        onGo={go}
                        onAddActual={add}
                        onTemplate={() => open({ kind: 'template' })}
                        perform={perform}
                      />
                    </>
                  )}
                </OverviewViews>
              ) : screen === 'sheets' ? (
                <SheetsTab state={state} inspection={inspection} busy={busy} onGo={go} onOpen={open} />
              ) : screen === 'functions' ? (
                <Later load={loadFunctions} given={{ state, busy, perform, onGo: go }} />
              ) : screen === 'share' ? (
                <ShareTab key={door} opened={door} doors={DOORS} state={state} busy={busy} perform={perform} tell={tell} onGo={go} />
              ) : checks.failed ? (
                <Notice news={{ kind: 'failed', text: t.checksNotLoaded, next: { label: t.retry, run: checks.again } }} />
              ) : Checks !== undefined && checks.inspected !== null ? (
                <Checks inspected={checks.inspected} busy={busy} onGo={go} actions={{ perform, tell }} onFocusLost={keepFocus} />
              ) : (
                !checks.stopped && <Waiting text={t.reading} />
              )}
            </div>
          </div>
        </main>
      </div>
    </OpenHelp.Provider>
  );
}
