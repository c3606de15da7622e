import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType } from 'react';
import { Waiting } from './waiting';
import { useFrameText } from '../../words/frame-words';

// Not Prompt, which links to the guides: this is part of the pane's first file.
const useStyles = makeStyles({
  failed: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalM, padding: `${tokens.spacingVerticalL} 0` },
  text: { margin: 0, overflowWrap: 'anywhere' },
});

type LoadedScreen<P> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly screen: ComponentType<P>; readonly of: Props<P>['load'] };

interface Props<P> {
  /** Imports the screen; called once, and again when the person tries again. Must be one and the same function. */
  readonly load: () => Promise<ComponentType<P>>;
  readonly given: P;
}

/** Screens that have come once: shown again they are there at once, and the focus finds its button. */
const known = new WeakMap<object, unknown>();

/** Brings a screen before somebody opens it. What cannot be loaded now is told when it is opened. */
export async function bring<P>(load: () => Promise<ComponentType<P>>): Promise<void> {
  try {
    known.set(load, await load());
  } catch {
    // Nobody waits for it yet.
  }
}

/** A screen that comes in a file of its own when somebody opens it, so that the pane opens fast for everybody else. */
export function Later<P extends object>({ load, given }: Props<P>) {
  const styles = useStyles();
  const t = useFrameText();
  const [loaded, setLoaded] = useState<LoadedScreen<P>>(() => {
    const screen = known.get(load) as ComponentType<P> | undefined;
    return screen === undefined ? { kind: 'waiting' } : { kind: 'ready', screen, of: load };
  });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    load().then(
      screen => {
        known.set(load, screen);
        if (!gone)
          setLoaded(before => (before.kind === 'ready' && before.screen === screen ? before : { kind: 'ready', screen, of: load }));
      },
      () => {
        if (!gone) setLoaded({ kind: 'failed' });
      },
    );
    return () => {
      gone = true;
    };
  }, [load, tries]);
  // In the place of another screen: that one must not be given what is meant for this.
  if (loaded.kind === 'waiting' || (loaded.kind === 'ready' && loaded.of !== load)) return <Waiting text={t.screenLoading} />;
  if (loaded.kind === 'failed')
    return (
      <div className={styles.failed}>
        <p className={styles.text}>{t.screenNotLoaded}</p>
        <Button
          appearance="primary"
          onClick={() => {
            setLoaded({ kind: 'waiting' });
            setTries(tries + 1);
          }}
        >
          {t.retry}
        </Button>
      </div>
    );
  const Screen = loaded.screen;
  return <Screen {...given} />;
}
