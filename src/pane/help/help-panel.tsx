import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { HELP_PANEL_EN } from '../../i18n/guides/help-panel.en';
import { HELP_PANEL_JA } from '../../i18n/guides/help-panel.ja';
import { helpFile, openInBrowser, type HelpAddress } from './help';
import { helpContent, HelpPage, type HelpContent } from './help-page';
import { HelpSearch } from './help-search';
import { moveFocus } from '../frame/panel/move-focus';
import { Prompt } from '../frame/news/prompt';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  panel: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  browser: { marginLeft: 'auto' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

type LoadedHelp = { readonly kind: 'waiting' } | { readonly kind: 'failed' } | { readonly kind: 'ready'; readonly content: HelpContent };

async function load(file: string): Promise<HelpContent> {
  const answer = await fetch(file);
  const content = answer.ok ? helpContent(await answer.text()) : null;
  if (content === null) throw new Error(`${file}: ${answer.status}`);
  return content;
}

interface Props {
  readonly address: HelpAddress;
  readonly onClose: () => void;
}

/** ヘルプ in the pane: the page the build has made, fetched when it is opened, with a way back and one to the full page. */
export function HelpPanel({ address, onClose }: Props) {
  const styles = useStyles();
  const { language, t } = useWords();
  const text = language === 'ja' ? HELP_PANEL_JA : HELP_PANEL_EN;
  const [trail, setTrail] = useState<readonly HelpAddress[]>([address]);
  const [loaded, setLoaded] = useState<LoadedHelp>({ kind: 'waiting' });
  const [tries, setTries] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = trail[trail.length - 1] ?? address;
  const file = helpFile(shown, language);

  useEffect(() => {
    let gone = false;
    setLoaded({ kind: 'waiting' });
    load(file).then(
      content => {
        if (!gone) setLoaded({ kind: 'ready', content });
      },
      () => {
        if (!gone) setLoaded({ kind: 'failed' });
      },
    );
    return () => {
      gone = true;
    };
  }, [file, tries]);
  // A new page is read from its top, or from the part that was asked for.
  useEffect(() => {
    if (loaded.kind !== 'ready') return;
    moveFocus(heading.current, { preventScroll: true });
    const part = shown.part === null ? null : panel.current?.querySelector(`[data-part="${shown.part}"]`);
    if (part) part.scrollIntoView();
    else window.scrollTo(0, 0);
  }, [loaded, shown]);

  return (
    <section
      ref={panel}
      aria-label={text.label}
      className={styles.panel}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <div className={styles.bar}>
        <Button size="small" onClick={onClose}>
          {text.close}
        </Button>
        {trail.length > 1 && (
          <Button size="small" onClick={() => setTrail(trail.slice(0, -1))}>
            {text.before}
          </Button>
        )}
        <Link
          className={styles.browser}
          href={file}
          target="_blank"
          rel="noopener"
          onClick={event => {
            if (openInBrowser(file)) event.preventDefault();
          }}
        >
          {text.inBrowser}
        </Link>
      </div>
      <HelpSearch text={text} onOpen={next => setTrail([...trail, next])} />
      {loaded.kind === 'waiting' ? (
        <Waiting text={text.loading} />
      ) : loaded.kind === 'failed' ? (
        <Prompt text={text.notLoaded} actions={[{ label: t.retry, run: () => setTries(tries + 1) }]} />
      ) : (
        <>
          <h2 ref={heading} tabIndex={-1} className={styles.heading}>
            {loaded.content.title}
          </h2>
          <HelpPage content={loaded.content} file={file} onOpen={next => setTrail([...trail, next])} />
        </>
      )}
    </section>
  );
}
