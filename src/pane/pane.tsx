import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState, type RefObject } from 'react';
import { Header } from './header';
import { Later } from './frame/loading/later';
import { Tabs } from './frame/panel/tabs';
import { SCREENS, tabsOf, type Screen } from './screens';
import { useFrameText } from './words/frame-words';
import type { LanguageChoice } from './words/language';

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
  // Where several of them are long, they go up with the screen below: none is cut, and none leaves the screen without room.
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, overflowY: 'auto', [LOW]: { overflowY: 'visible' } },
  news: { flexShrink: 0 },
  screen: {
    outlineStyle: 'none',
    flexGrow: 1,
    minHeight: '45vh',
    overflowY: 'auto',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    [LOW]: { minHeight: 0, overflowY: 'visible' },
  },
});

export interface About {
  readonly version: string;
  /** The day of the build. */
  readonly date: string;
  readonly choice: LanguageChoice;
  readonly onChoose: (choice: LanguageChoice) => void;
}

/** The places of the frame that the session fills. */
export interface FramePlaces {
  /** Beside the name. */
  readonly beside: Element | null;
  /** Below the name. */
  readonly below: Element | null;
  /** Above the screen; announced. */
  readonly news: Element | null;
}

/** What the session is given of the frame around it. */
export interface SessionFrame {
  readonly screen: Screen;
  readonly onScreen: (screen: Screen) => void;
  /** Called when the person chooses a tab, also that of the screen that is shown. */
  readonly chosen: RefObject<() => void>;
  /** What 点検 has found. */
  readonly onFound: (found: number) => void;
  /** The ⋯ panel is open. */
  readonly menu: boolean;
  /** Closes it; the focus goes back to its button. */
  readonly onCloseMenu: () => void;
  readonly places: FramePlaces;
  /** Around the screen. */
  readonly panel: RefObject<HTMLDivElement | null>;
}

/** Asked for as soon as this file is there, while Office gets ready; carried out once the frame stands on the screen. */
const loadSession = () => import(/* webpackChunkName: "session", webpackPrefetch: true */ './session').then(({ Session }) => Session);

/** The pane's frame, which stands at once: head, tabs, and the places for what the session brings. */
export function Pane(about: About) {
  const styles = useStyles();
  const t = useFrameText();
  const [screen, setScreen] = useState<Screen>('overview');
  const [found, setFound] = useState(0);
  const [menu, setMenu] = useState(false);
  const [beside, setBeside] = useState<Element | null>(null);
  const [below, setBelow] = useState<Element | null>(null);
  const [news, setNews] = useState<Element | null>(null);
  const places = useMemo(() => ({ beside, below, news }), [beside, below, news]);
  const chosen = useRef<() => void>(() => undefined);
  const menuButton = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const closeMenu = (): void => {
    setMenu(false);
    menuButton.current?.focus();
  };
  const texts = tabsOf(t, found);
  const frame: SessionFrame = {
    screen,
    onScreen: setScreen,
    chosen,
    onFound: setFound,
    menu,
    onCloseMenu: closeMenu,
    places,
    panel,
  };
  return (
    <div className={styles.pane}>
      <header className={styles.header}>
        <Header button={menuButton} open={menu} onToggle={() => setMenu(!menu)} beside={setBeside} />
        <div ref={setBelow} />
      </header>
      <main className={styles.main}>
        <Tabs
          label={t.tabs}
          tabs={SCREENS.map(value => ({ value, text: texts[value] }))}
          chosen={screen}
          panel="screen"
          onChoose={value => {
            setScreen(value);
            chosen.current();
          }}
        />
        <div ref={setNews} aria-live="polite" className={styles.news} />
        <div ref={panel} tabIndex={-1} id="screen" role="tabpanel" aria-labelledby={`tab-${screen}`} className={styles.screen}>
          <Later load={loadSession} given={{ frame, about }} />
        </div>
      </main>
    </div>
  );
}
