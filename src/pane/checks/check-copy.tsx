import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useCopiedTextStyles } from '../frame/panel/copied-text-styles';
import type { CheckWords } from './check-words';

const useStyles = makeStyles({
  panel: { display: 'grid', rowGap: tokens.spacingVerticalS },
});

/** The clipboard is closed to us (some Office clients refuse it): the list, selected, for copying by hand. */
export function CopyByHand({
  text,
  words: { c },
  onClose,
}: {
  readonly text: string;
  readonly words: CheckWords;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const box = useCopiedTextStyles();
  const list = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    list.current?.focus();
    list.current?.select();
  }, [text]);
  return (
    <div
      className={styles.panel}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <label htmlFor="checks-list">{c.copyByHand}</label>
      <textarea id="checks-list" ref={list} readOnly value={text} className={box.text} />
      <div>
        <Button size="small" onClick={onClose}>
          {c.copyClose}
        </Button>
      </div>
    </div>
  );
}
