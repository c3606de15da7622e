import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { runSelfTest, type SelfTest } from '../../excel/selftest/self-test';
import { EXAMPLES } from '../../functions/examples';
import { SELF_TEST_EN } from '../../i18n/frame/self-test.en';
import { SELF_TEST_JA, type LookId } from '../../i18n/frame/self-test.ja';
import { useCopiedTextStyles } from '../frame/panel/copied-text-styles';
import { moveFocus } from '../frame/panel/move-focus';
import { Notice } from '../frame/news/notice';
import { ProgressBar } from '../frame/panel/progress-bar';
import { useWords } from '../words/words';
import { Picture } from './pictures';
import { reportOf, VERDICTS } from './report';

const useStyles = makeStyles({
  panel: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  part: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  seen: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  look: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface Props {
  readonly version: string;
  /** The workbook is read anew: while the test ran the pane heard of no change. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Running = { readonly done: number; readonly total: number };
type CopyState = 'no' | 'yes' | 'byHand';

/** 自己診断 under ⋯: what this Excel does where the add-in depends on it, and what only eyes can judge. */
export function SelfTestPanel({ version, onDone, onClose }: Props) {
  const styles = useStyles();
  const box = useCopiedTextStyles();
  const { language, failure } = useWords();
  const text = language === 'ja' ? SELF_TEST_JA : SELF_TEST_EN;
  const [running, setRunning] = useState<Running | null>(null);
  const [test, setTest] = useState<SelfTest | null>(null);
  const [copied, setCopied] = useState<CopyState>('no');
  const stopped = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const result = useRef<HTMLHeadingElement>(null);
  const report = useRef<HTMLTextAreaElement>(null);
  useEffect(() => moveFocus(heading.current), []);
  useEffect(() => {
    if (test !== null) moveFocus(result.current);
  }, [test]);
  // Whoever leaves has stopped it; the sheet is removed all the same.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  const begin = (): void => {
    stopped.current = false;
    setTest(null);
    setCopied('no');
    setRunning({ done: 0, total: 1 });
    void runSelfTest({
      surroundings: { examples: EXAMPLES, hasFocus: () => document.hasFocus() },
      onProgress: (done, total) => setRunning({ done, total }),
      isStopped: () => stopped.current,
    }).then(found => {
      setRunning(null);
      setTest(found);
      onDone();
    });
  };
  const copy = (): void => {
    if (test === null) return;
    const written = reportOf(test, text, version, new Date());
    const byHand = (): void => {
      setCopied('byHand');
      requestAnimationFrame(() => report.current?.select());
    };
    // Some Office clients close the clipboard to add-ins.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard === undefined) return byHand();
    clipboard.writeText(written).then(() => setCopied('yes'), byHand);
  };
  const counts = { passed: 0, differs: 0, unsupported: 0, notRun: 0 };
  for (const { verdict } of test?.results ?? []) counts[verdict] += 1;

  return (
    <section
      aria-labelledby="self-test"
      className={styles.panel}
      onKeyDown={event => {
        if (event.key === 'Escape' && running === null) onClose();
      }}
    >
      <h2 ref={heading} tabIndex={-1} id="self-test" className={styles.heading}>
        {text.heading}
      </h2>
      <p className={styles.text}>{text.story}</p>
      <p className={styles.text}>{text.undo}</p>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={running !== null} onClick={begin}>
          {test === null ? text.start : text.again}
        </Button>
        <Button disabledFocusable={running !== null} onClick={onClose}>
          {text.close}
        </Button>
      </div>
      <div aria-live="polite">
        {running !== null && (
          <ProgressBar
            text={text.running(running.done, running.total)}
            progress={running}
            onStop={() => {
              stopped.current = true;
            }}
          />
        )}
      </div>
      {test !== null && (
        <>
          <h3 ref={result} tabIndex={-1} className={styles.part}>
            {text.summary(counts.passed, counts.differs, counts.unsupported + counts.notRun)}
          </h3>
          {test.left !== null && <Notice news={{ kind: 'failed', text: text.left(test.left) }} />}
          {test.noSheet !== null && <Notice news={{ kind: 'warned', text: `${failure(test.noSheet)} ${text.noSheet}` }} />}
          <p className={styles.text}>{text.took(test.seconds)}</p>
          <div className={styles.actions}>
            <Button onClick={copy}>{text.copy}</Button>
          </div>
          {copied === 'yes' && <Notice news={{ kind: 'done', text: text.copied }} />}
          {copied === 'byHand' && (
            <>
              <Notice news={{ kind: 'warned', text: text.copyByHand }} />
              <textarea
                ref={report}
                readOnly
                aria-label={text.report}
                className={box.text}
                value={reportOf(test, text, version, new Date())}
              />
            </>
          )}
          {VERDICTS.filter(verdict => counts[verdict] > 0).map(verdict => (
            <div key={verdict}>
              <h4 className={styles.part}>{text.verdicts[verdict]}</h4>
              <ul className={styles.list}>
                {test.results
                  .filter(one => one.verdict === verdict)
                  .map(({ id, seen }) => (
                    <li key={id} data-item={id} data-verdict={verdict}>
                      <p className={styles.text}>{text.items[id].title}</p>
                      {verdict === 'differs' && <p className={styles.text}>{text.items[id].differs}</p>}
                      {seen !== '' && <p className={styles.seen}>{text.seen(seen)}</p>}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </>
      )}
      <h3 className={styles.part}>{text.looksHeading}</h3>
      <p className={styles.text}>{text.looksStory}</p>
      <ul className={styles.list}>
        {Object.entries(text.looks).map(([id, look]) => (
          <li key={id} className={styles.look}>
            <h4 className={styles.part}>{look.title}</h4>
            <p className={styles.text}>
              <b>{text.doThis}</b> {look.doThis}
            </p>
            <p className={styles.text}>
              <b>{text.seeThat}</b> {look.seeThat}
            </p>
            <Picture of={id as LookId} words={text.pictures} />
          </li>
        ))}
      </ul>
    </section>
  );
}
