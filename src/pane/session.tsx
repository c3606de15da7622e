import { useEffect, useRef, useState } from 'react';
import { ExcelFailure } from '../excel/batch/failure';
import { tooOld } from '../excel/batch/floor';
import { failureOf } from '../excel/batch/run';
import { goTo } from '../excel/read/go-to';
import type { SetUpPlan } from '../sheets/make/planned';
import type { CellPlace } from '../sheets/read/state';
import { isNewer, SCHEMA_VERSION } from '../sheets/schema/schema';
import type { Template } from '../sheets/templates/template';
import { useInspection } from './checks/use-inspection';
import { useReplacedRows } from './entry/use-replaced-rows';
import { OpenHelp } from './frame/news/details';
import { Into } from './frame/loading/into';
import { bring, Later } from './frame/loading/later';
import { moveFocus } from './frame/panel/move-focus';
import { useActions } from './frame/news/news';
import { Notice, type News } from './frame/news/notice';
import { paragraphOf, type HelpAddress } from './frame/news/paragraphs';
import { preload } from './frame/loading/preload';
import { recall, remember } from './frame/panel/remember';
import { useWorkbook } from './frame/workbook/use-workbook';
import { Waiting } from './frame/loading/waiting';
import { HELP_INDEX } from './help/help';
import { useHelp } from './help/use-help';
import { AsOfField } from './overview/cards/as-of-field';
import { loadActualPanel } from './overview/cards/overview';
import { viewOf, type View } from './overview/overview-views';
import { OverviewScreen } from './overview-screen';
import type { About, SessionFrame } from './pane';
import type { Screen } from './screens';
import { SessionNews } from './session-news';
import { loadSetUp, Panel, type PanelStart } from './sheets/panel';
import { TraceOffer } from './trace/trace-offer';
import { useBound } from './trace/use-bound';
import { useSelectedCell } from './trace/use-selected-cell';
import { useWords } from './words/words';

/** What F1 opens on a screen. */
const USUAL_HELP: Readonly<Record<Screen, HelpAddress>> = {
  overview: { id: 'staff', part: 'report' },
  sheets: { id: 'secretariat', part: 'plan' },
  checks: { id: 'messages', part: null },
  functions: HELP_INDEX,
  share: { id: 'secretariat', part: 'rounds' },
};

/** Where it is remembered that somebody has put the list of what comes next away. */
const NEXT_STEPS = 'next-steps';
const HIDDEN = 'hidden';

const loadHelpPanel = () => import(/* webpackChunkName: "help-panel" */ './help/help-panel').then(({ HelpPanel }) => HelpPanel);
const loadSelfTest = () =>
  import(/* webpackChunkName: "self-test" */ './selftest/self-test-panel').then(({ SelfTestPanel }) => SelfTestPanel);
const loadTrace = () => import(/* webpackChunkName: "trace-panel" */ './trace/trace-panel').then(({ TracePanel }) => TracePanel);
const loadSettings = () => import(/* webpackChunkName: "settings" */ './settings').then(({ Settings }) => Settings);
const loadSheets = () => import(/* webpackChunkName: "sheets-tab" */ './sheets/sheets-tab').then(({ SheetsTab }) => SheetsTab);
const loadFunctions = () =>
  import(/* webpackChunkName: "functions-tab" */ './formula/functions-tab').then(({ FunctionsTab }) => FunctionsTab);
const loadShare = () => import(/* webpackChunkName: "share-tab" */ './share/share-tab').then(({ ShareTab }) => ShareTab);
/** Opened on most days, and what writes a value; the last, of all that is here. */
const WANTED_SOON = [loadActualPanel, loadSettings, loadSheets, loadShare, loadSetUp, loadTrace];

interface Props {
  readonly frame: SessionFrame;
  readonly about: About;
}

/** What the pane does within its frame: reads the workbook, shows one of the screens, and hands clicks back to Excel. */
export function Session({ frame, about }: Props) {
  const words = useWords();
  const { t } = words;
  const { screen, onScreen, onFound, places, panel } = frame;
  const workbook = useWorkbook();
  const { state, failure, stopped, reload } = workbook;
  const checks = useInspection(state);
  const newer = state !== null && state.schema !== null && isNewer(state.schema) ? state.schema : null;
  const [old] = useState(tooOld);
  const { news, busy, tell, perform } = useActions(
    words,
    reload,
    old !== null ? old : newer === null ? null : new ExcelFailure({ kind: 'schemaNewer', version: newer, known: SCHEMA_VERSION }),
  );
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
      onScreen('overview');
      setView('kpis');
    } else {
      tell({ kind: 'done', text: t.nextHidden });
      moveFocus(panel.current, { preventScroll: true });
    }
  };
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
  frame.chosen.current = (): void => {
    setRead(news);
    help.leave();
    setDoor(null);
    closePanel();
  };

  const carryOut = (plan: SetUpPlan): void => {
    /** Where what was added is to be seen. */
    const shown = viewOf(plan.tables.filter(table => table.action !== 'keep' && table.added.length > 0).map(({ table }) => table));
    const whenDone = (): void => {
      // Closed only when the new reading is on the screen, so that the focus finds what is there then.
      closePanel();
      if (shown === null) return;
      onScreen(shown === 'sheets' ? 'sheets' : 'overview');
      if (shown !== 'sheets') setView(shown);
    };
    perform(async () => {
      const { setUpAndTell } = await import(/* webpackChunkName: "set-up" */ './sheets/set-up-news');
      return setUpAndTell(plan, words, perform);
    }, whenDone);
  };
  const changeAsOf = (serial: number): void =>
    perform(async () => {
      const { saveAsOf } = await import(/* webpackChunkName: "entry" */ './entry/save-as-of');
      return saveAsOf(serial, { before: state?.asOf ?? null, words, perform });
    });

  const inspection = checks.inspected?.inspection ?? null;
  // 未定 included, as in the list and on シート: one number for one workbook.
  const found = inspection?.remarks.length ?? 0;
  useEffect(() => onFound(found), [found, onFound]);
  const isThere = state !== null;
  useEffect(() => {
    if (isThere) preload(WANTED_SOON.map(load => () => bring<never>(load)));
  }, [isThere]);
  const Checks = checks.module?.ChecksTab;
  /** After an action has taken its button away: so that the keyboard does not start at the top again. */
  const keepFocus = (): void => {
    if (document.activeElement === null || document.activeElement === document.body) moveFocus(panel.current, { preventScroll: true });
  };
  return (
    <OpenHelp.Provider value={help.open}>
      <Into place={places.beside}>
        {state !== null && state.asOfCell !== null && <AsOfField serial={state.asOf} busy={busy} onSet={changeAsOf} />}
      </Into>
      <Into place={places.below}>
        {frame.menu && (
          <Later
            load={loadSettings}
            given={{
              ...about,
              onOpen: (kind: 'help' | 'selfTest'): void => {
                frame.onCloseMenu();
                if (kind === 'help') return help.open(HELP_INDEX);
                opener.current = 'help';
                setStart({ kind });
              },
              onShowNext: nextHidden
                ? () => {
                    frame.onCloseMenu();
                    hideNext(false);
                  }
                : null,
              ofWorkbook: state === null ? null : { state, busy, perform, onGo: go },
              onClose: frame.onCloseMenu,
            }}
          />
        )}
        {selected !== null && (selected.holdsDx || formulaOf(selected.place) !== null) && (
          <TraceOffer
            place={selected.place}
            onOpen={() => {
              opener.current = 'trace';
              setStart({ kind: 'trace', place: selected.place });
            }}
          />
        )}
      </Into>
      <Into place={places.news}>
        <SessionNews
          {...{ workbook, checks, busy, news }}
          old={old !== null}
          newer={newer !== null}
          isRead={news === read}
          onDismiss={() => tell(null)}
        />
      </Into>
      {help.shown !== null && (
        <Later key={`${help.shown.id} ${help.shown.part}`} load={loadHelpPanel} given={{ address: help.shown, onClose: help.close }} />
      )}
      {/* Kept as it is: what is typed in a panel is there again after the help. */}
      <div style={{ display: help.shown === null ? 'contents' : 'none' }}>
        {start?.kind === 'selfTest' ? (
          <Later load={loadSelfTest} given={{ version: about.version, onDone: () => void reload(), onClose: closePanel }} />
        ) : state === null ? (
          failure === null && !stopped && <Waiting text={t.reading} />
        ) : start?.kind === 'trace' ? (
          <Later
            key={`${start.place.sheet}!${start.place.address}`}
            load={loadTrace}
            given={{ place: start.place, state, formulaOf, onGo: go, onClose: closePanel }}
          />
        ) : start !== null ? (
          <Panel {...{ start, state, templates, busy, perform }} onSetUp={carryOut} onGo={go} onClose={closePanel} />
        ) : screen === 'overview' ? (
          <OverviewScreen
            {...{ state, inspection, view, busy, perform, nextHidden }}
            onView={setView}
            onHideNext={() => hideNext(true)}
            onGo={go}
            onOpen={open}
            onChecks={() => onScreen('checks')}
            onDoor={id => {
              setDoor(id);
              onScreen('share');
            }}
            onAddActual={(draft, whenDone) =>
              perform(async () => {
                const { saveActual } = await import(/* webpackChunkName: "entry" */ './entry/save-actual');
                return saveActual(draft, { state, words, perform, go });
              }, whenDone)
            }
          />
        ) : screen === 'sheets' ? (
          <Later load={loadSheets} given={{ state, inspection, busy, onGo: go, onOpen: open }} />
        ) : screen === 'functions' ? (
          <Later load={loadFunctions} given={{ state, busy, perform, onGo: go }} />
        ) : screen === 'share' ? (
          <Later key={door} load={loadShare} given={{ opened: door, state, busy, perform, tell, onGo: go }} />
        ) : checks.failed ? (
          <Notice news={{ kind: 'failed', text: t.checksNotLoaded, next: { label: t.retry, run: checks.again } }} />
        ) : Checks !== undefined && checks.inspected !== null ? (
          <Checks inspected={checks.inspected} busy={busy} onGo={go} actions={{ perform, tell }} onFocusLost={keepFocus} />
        ) : (
          !checks.stopped && <Waiting text={t.reading} />
        )}
      </div>
    </OpenHelp.Provider>
  );
}
