import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { Door, DoorProps } from '../frame/door';
import { Later } from '../frame/later';
import { moveFocus } from '../frame/move-focus';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  door: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  missing: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    overflowWrap: 'anywhere',
  },
});

interface Props extends Omit<DoorProps, 'onClose'> {
  readonly doors: readonly Door[];
}

/** 共有: what can be handed on, one door each; the one that is opened takes the list's place. */
export function ShareTab({ doors, ...given }: Props) {
  const styles = useStyles();
  const { language } = useWords();
  const [open, setOpen] = useState<Door | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const close = (door: Door): void => {
    setOpen(null);
    requestAnimationFrame(() => moveFocus(list.current?.querySelector<HTMLElement>(`[data-door="${door.id}"]`)));
  };
  if (open !== null) return <Later key={open.id} load={open.load} given={{ ...given, onClose: () => close(open) }} />;
  return (
    <ul ref={list} className={styles.list}>
      {doors.map(door => {
        const { title, story } = door.words[language];
        const missing = door.missing?.(given.state, language) ?? null;
        return (
          <li key={door.id} className={styles.door}>
            <Button
              data-door={door.id}
              aria-describedby={`${id}${door.id}`}
              disabledFocusable={missing !== null}
              onClick={() => {
                if (missing === null) setOpen(door);
              }}
            >
              {title}
            </Button>
            <div id={`${id}${door.id}`}>
              <p className={styles.text}>{story}</p>
              {missing !== null && <p className={styles.missing}>{missing}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
