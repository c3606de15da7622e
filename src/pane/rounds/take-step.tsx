import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { readFormSheets } from '../../excel/rounds/form-sheets';
import { writeRound } from '../../excel/rounds/write-round';
import type { FileSheet, FileTrouble } from '../../sheets/rounds/file-cells';
import { mergeOf } from '../../sheets/rounds/merge';
import { isTakeable, type ReturnedFile, type TakeIn } from '../../sheets/rounds/taken';
import { takeIn } from '../../sheets/rounds/take-in';
import type { News } from '../frame/news/notice';
import { toldFailure } from '../frame/news/trouble';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { today } from '../words/as-of';
import { useWords } from '../words/words';
import { roundNews } from './round-news';
import { droppedFiles, type ReadableFile } from './dropped-files';
import { TakePreview, type AcceptedItems } from './take-preview';
import type { StepProps } from './rounds-panel';

const useStyles = makeStyles({
  drop: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorNeutralBackground1Hover },
  hidden: { display: 'none' },
});

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/** Excel's own temporary files lie beside open workbooks. */
const isWanted = ({ name }: ReadableFile): boolean => !name.startsWith('~$') && !/^(?:\.|thumbs\.db$|desktop\.ini$)/i.test(name);

/** What is chosen before anybody has: what speaks for itself. */
function usualChoices({ addressees }: TakeIn): AcceptedItems {
  const items = addressees.flatMap(one => one.items.filter(({ state }) => state === 'new' || state === 'changed').map(({ id }) => id));
  return { items: new Set(items), returned: new Map() };
}

/** What is written of what has been chosen: nothing of a division that is sent back. */
function acceptedOf({ addressees }: TakeIn, { items, returned }: AcceptedItems): AcceptedItems {
  const taken = addressees.flatMap(one => (returned.has(one.to) ? [] : one.items.filter(item => isTakeable(item) && items.has(item.id))));
  return { items: new Set(taken.map(({ id }) => id)), returned };
}

/** 回答を取り込む: files or sheets are read, everything is shown, and what is accepted is written in one batch. */
export function TakeStep({ state, busy, perform, tell, recorded: { round, record }, all, t, onBack }: StepProps) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const words = useWords();
  const [files, setFiles] = useState<readonly ReturnedFile[] | null>(null);
  const [choices, setChoices] = useState<AcceptedItems | null>(null);
  const [reading, setReading] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState(false);
  const stopping = useRef<AbortController | null>(null);
  const choose = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), [files]);

  // A thousand rows take their time: not at every letter of a reason.
  const preview = useMemo(() => {
    const others = all.map(one => one.round).filter(({ code }) => code !== round.code);
    return files === null ? null : takeIn(state, round, files, others, today());
  }, [state, round, files, all]);
  const chosen = useMemo(() => (preview === null ? null : (choices ?? usualChoices(preview))), [preview, choices]);
  const accepted = useMemo(() => (preview === null || chosen === null ? null : acceptedOf(preview, chosen)), [preview, chosen]);
  const merge = useMemo(
    () => (preview === null || accepted === null ? null : mergeOf(state, preview, record, { ...accepted, today: today() })),
    [state, preview, record, accepted],
  );
  const show = (read: readonly ReturnedFile[]): void => {
    setFiles(read);
    setChoices(null);
    setAsked(false);
  };
  const read = async (given: readonly ReadableFile[]): Promise<void> => {
    const wanted = given.filter(isWanted);
    if (wanted.length === 0) return;
    const stop = new AbortController();
    stopping.current = stop;
    tell(null);
    const found: ReturnedFile[] = [];
    try {
      const { MOST_BYTES, readFileSheets, UnreadableFile } = await import('../../sheets/rounds/file-cells');
      const sheetsOf = async (file: ReadableFile): Promise<readonly FileSheet[] | FileTrouble> => {
        if (file.size > MOST_BYTES) return 'tooLarge';
        try {
          return await readFileSheets(new Uint8Array(await file.arrayBuffer()));
        } catch (error) {
          // A file that the system does not hand over, such as one that is only in the cloud, is as good as a damaged one.
          return error instanceof UnreadableFile ? error.trouble : 'damaged';
        }
      };
      for (const file of wanted) {
        setReading({ done: found.length, total: wanted.length });
        await pause();
        if (stop.signal.aborted) return tell({ kind: 'warned', text: t.stopped });
        found.push({ name: file.name, sheets: await sheetsOf(file) });
      }
      if (stop.signal.aborted) return tell({ kind: 'warned', text: t.stopped });
      show(found);
    } catch (error) {
      tell({ kind: 'failed', ...toldFailure(error, words) });
    } finally {
      setReading(null);
    }
  };
  const readOwn = async (): Promise<void> => {
    setReading({ done: 0, total: 1 });
    try {
      const sheets = await readFormSheets();
      if (sheets.length === 0) tell({ kind: 'warned', text: t.nothingRead });
      else show([{ name: null, sheets }]);
    } catch (error) {
      tell({ kind: 'failed', ...toldFailure(error, words) });
    } finally {
      setReading(null);
    }
  };
  const idle = reading === null && !busy;
  if (preview === null || chosen === null || accepted === null || merge === null)
    return (
      <PanelFrame heading={t.takeHeading(round.name)} onClose={onBack} closing={t.back} buttons={null}>
        <div
          className={mergeClasses(styles.drop, over && styles.over)}
          onDragOver={event => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={event => {
            event.preventDefault();
            setOver(false);
            if (idle) void droppedFiles(event.dataTransfer).then(read);
          }}
        >
          <p className={panel.text}>{t.takeIntro}</p>
          <div className={panel.actions}>
            <Button appearance="primary" disabledFocusable={!idle} onClick={() => (idle ? choose.current?.click() : undefined)}>
              {t.chooseFiles}
            </Button>
            <Button disabledFocusable={!idle} onClick={() => (idle ? folder.current?.click() : undefined)}>
              {t.chooseFolder}
            </Button>
          </div>
          {[choose, folder].map((input, at) => (
            <input
              key={at}
              ref={input}
              type="file"
              multiple
              className={styles.hidden}
              aria-hidden="true"
              tabIndex={-1}
              {...(at === 0 && { accept: '.xlsx,.xlsm' })}
              onChange={event => {
                const given = [...(event.target.files ?? [])];
                event.target.value = '';
                void read(given);
              }}
            />
          ))}
        </div>
        <div>
          <Button disabledFocusable={!idle} onClick={() => (idle ? void readOwn() : undefined)}>
            {t.readSheets}
          </Button>
        </div>
        {reading !== null && (
          <ProgressBar text={t.reading(reading.done, reading.total)} progress={reading} onStop={() => stopping.current?.abort()} />
        )}
      </PanelFrame>
    );

  const { items } = accepted;
  const nothing = items.size === 0 && merge.unchanged === 0 && chosen.returned.size === 0;
  const reasonless = [...chosen.returned.values()].some(reason => reason.trim() === '');
  const take = (): void => {
    setAsked(true);
    if (busy || nothing || reasonless) return;
    const { write, written, unchanged } = merge;
    const returned = chosen.returned.size;
    perform(async (): Promise<News> => {
      return roundNews(t.taken(written, unchanged, returned), t.takenUndone, await writeRound(write), { words, perform });
    }, onBack);
  };
  return (
    <PanelFrame
      heading={t.takeHeading(round.name)}
      step="preview"
      onClose={() => setFiles(null)}
      closing={t.back}
      buttons={
        <Button appearance="primary" disabledFocusable={busy || nothing} onClick={take}>
          {t.take(items.size + merge.unchanged, chosen.returned.size)}
        </Button>
      }
    >
      <TakePreview preview={preview} files={files?.length ?? 0} choices={chosen} onChoose={setChoices} asked={asked} t={t} />
      <p className={panel.quiet}>{t.takeHint}</p>
    </PanelFrame>
  );
}
