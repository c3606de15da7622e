import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import { useCopiedTextStyles } from './copied-text-styles';

const useStyles = makeStyles({
  whole: { flexBasis: '100%' },
});

interface Props {
  readonly text: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly copyByHand: string; readonly copyText: string };
}

/** A button that copies a text, and says that it has; where the clipboard is closed to us, the text itself, selected, to copy by hand. */
export function CopyText({ text, words }: Props) {
  const styles = useStyles();
  const box = useCopiedTextStyles();
  const id = useId();
  /** The text that was copied, or is to be copied by hand; another one has not been yet. */
  const [done, setDone] = useState<{ readonly text: string; readonly byHand: boolean } | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const now = done?.text === text ? done : null;
  useEffect(() => {
    if (now?.byHand !== true) return;
    area.current?.focus();
    area.current?.select();
  }, [now]);
  const copy = (): void => {
    const byHand = (): void => setDone({ text, byHand: true });
    // Without a secure context there is none, and some Office clients refuse it.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard === undefined) return byHand();
    clipboard.writeText(text).then(() => setDone({ text, byHand: false }), byHand);
  };
  return (
    <>
      <Button onClick={copy}>{words.copy}</Button>
      <span role="status" className={styles.whole}>
        {now === null ? '' : now.byHand ? words.copyByHand : words.copied}
      </span>
      {now?.byHand === true && (
        <div className={styles.whole}>
          <label htmlFor={`${id}text`}>{words.copyText}</label>
          <textarea id={`${id}text`} ref={area} readOnly value={text} className={box.text} />
        </div>
      )}
    </>
  );
}
