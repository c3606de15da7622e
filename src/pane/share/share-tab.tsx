import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { ROUNDS_DOOR } from '../rounds/rounds-door';
import type { StepOfRound } from '../rounds/rounds-panel';
import type { Door, DoorProps } from '../frame/panel/door';
import { Later } from '../frame/loading/later';
import { moveFocus } from '../frame/panel/move-focus';
import { DOORS } from './doors';
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

const loadGlance = async () => (await import('../rounds/rounds-glance')).RoundsGlance;
const loadRounds = async () => (await import('../rounds/rounds-panel')).RoundsPanel;

interface Props extends Omit<DoorProps, 'onClose'> {
  /** The id of a door that is open at first; null: none is. */
  readonly opened: string | null;
}

/** 共有: what can be handed on, one door each; the one that is opened takes the list's place. */
export function ShareTab({ opened, ...given }: Props) {
  const styles = useStyles();
  const { language } = useWords();
  const [open, setOpen] = useState<Door | null>(() => DOORS.find(({ id: one }) => one === opened) ?? null);
  /** A step of a round, opened from its line above the doors. */
  const [first, setFirst] = useState<StepOfRound | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const close = (door: Door): void => {
    setOpen(null);
    setFirst(null);
    requestAnimationFrame(() => moveFocus(list.current?.querySelector<HTMLElement>(`[data-door="${door.id}"]`)));
  };
  if (first !== null) return <Later load={loadRounds} given={{ ...given, first, onClose: () => close(ROUNDS_DOOR) }} />;
  if (open !== null) return <Later key={open.id} load={open.load} given={{ ...given, onClose: () => close(open) }} />;
  return (
    <>
      {(given.state.tables.DX_Requests?.rows.length ?? 0) > 0 && (
        <Later load={loadGlance} given={{ state: given.state, onOpen: setFirst }} />
      )}
      <ul ref={list} className={styles.list}>
        {DOORS.map(door => {
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
    </>
  );
}
