import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Conflict } from '../../../sheets/make/conflict';
import { useWords } from '../../words/words';
import { Details } from '../news/details';
import { moveFocus } from './move-focus';
import { paragraphOf } from '../news/paragraphs';
import { usePanelStyles } from './panel-styles';

interface PanelProps {
  readonly heading: ReactNode;
  /** 3 where it stands below a card. */
  readonly level?: 2 | 3;
  /** The heading takes the focus when the panel opens and whenever this changes; null: a field of the panel takes it. */
  readonly step?: string | null;
  /** Told right below the heading and read out as it changes. */
  readonly news?: ReactNode;
  /** What can be done, before やめる. */
  readonly buttons: ReactNode;
  readonly onClose: () => void;
  /** What the closing button says; やめる where there is something to give up. */
  readonly closing?: string;
  readonly children: ReactNode;
}

/** What takes a screen's place, or a part of it, until it is done or closed: by やめる or Escape, unless a word is being composed. */
export function PanelFrame({ heading, level = 2, step = '', news, buttons, onClose, closing, children }: PanelProps) {
  const styles = usePanelStyles();
  const { t } = useWords();
  const id = useId();
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (step !== null) moveFocus(element.current);
  }, [step]);
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={id}
      className={styles.panel}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <div>
        <Heading ref={element} tabIndex={-1} id={id} className={styles.heading}>
          {heading}
        </Heading>
        <div aria-live="polite">{news}</div>
      </div>
      {children}
      <div className={styles.actions}>
        {buttons}
        <Button onClick={onClose}>{closing ?? t.cancel}</Button>
      </div>
    </section>
  );
}

interface ConflictsProps {
  readonly heading: string;
  readonly level?: 3 | 4;
  readonly conflicts: readonly Conflict[];
}

/** What stands against it, each with what to do; nothing where nothing does. */
export function Conflicts({ heading, level = 3, conflicts }: ConflictsProps) {
  const styles = usePanelStyles();
  const { conflict } = useWords();
  if (conflicts.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <div>
      <Heading className={styles.heading}>{heading}</Heading>
      <ul className={styles.conflicts}>
        {conflicts.map(one => (
          <li key={JSON.stringify(one)}>
            {conflict(one)} <Details to={paragraphOf(one)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
