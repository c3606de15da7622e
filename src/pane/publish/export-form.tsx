import { Button, Field, Input, Link, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { readPublisher } from '../../excel/batch/publisher-setting';
import type { PublishText } from '../../i18n/share/publish.ja';
import { isCode, regionOf } from '../../sheets/publish/regions';
import type { TableState, WorkbookState } from '../../sheets/read/state';
import type { Publisher } from '../../sheets/read/tag';
import { TABLE_NAMES } from '../../sheets/schema/table-name';
import type { Actions } from '../frame/news/news';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { toldFailure, FailureText, type ToldFailure } from '../frame/news/trouble';
import { today } from '../words/as-of';
import { useWords } from '../words/words';
import { useFormStyles } from './form-styles';
import { tablesToPublish, type PublishSource } from './make-public';
import type { Checked } from './use-checking';
import { useExport, type ExportTarget } from './use-export';

const useStyles = makeStyles({
  files: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

const typedTables = (state: WorkbookState): readonly TableState[] =>
  TABLE_NAMES.flatMap(name => {
    const table: TableState | null = state.tables[name];
    return table === null || table.rows.length === 0 ? [] : [table];
  });

interface Props {
  readonly text: PublishText;
  readonly state: WorkbookState;
  readonly checked: Checked | null;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly tell: Actions['tell'];
}

/** 公開用データ: which tables, who publishes (asked once, kept with the workbook), and as what. The sheets themselves are not written. */
export function ExportForm({ text, state, checked, busy, perform, tell }: Props) {
  const panel = usePanelStyles();
  const form = useFormStyles();
  const styles = useStyles();
  const words = useWords();
  const [what, setWhat] = useState<'typed' | 'range'>('typed');
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const [kept, setKept] = useState<Publisher | null>(null);
  const [unread, setUnread] = useState<ToldFailure | null>(null);
  const { working, stopped, progress, trouble, files, start, stop } = useExport(text, words, { perform, tell });
  useEffect(() => {
    let gone = false;
    readPublisher().then(
      publisher => {
        if (gone || publisher === null) return;
        setKept(publisher);
        setCode(publisher.code);
        setName(publisher.name);
      },
      // It is asked for then, as in a new workbook; what is missing stands in the fields.
      (error: unknown) => setUnread(toldFailure(error, words)),
    );
    return () => {
      gone = true;
    };
    // Once, when the form opens.
  }, []);
  const typed = typedTables(state);
  const found = checked?.report.layouts.flatMap(({ layout }) => layout.tables) ?? [];
  const source = found.length > 0 && (what === 'range' || typed.length === 0) ? 'range' : 'typed';
  const codeWrong = !isCode(code.normalize('NFKC').trim());
  const nameMissing = name.trim() === '';
  const make = (target: ExportTarget): void => {
    setAsked(true);
    setUnread(null);
    if (codeWrong || nameMissing) return;
    const publisher = { code: code.normalize('NFKC').trim(), name: name.trim() };
    const from: PublishSource | null =
      source === 'typed' ? { kind: 'typed', tables: typed } : checked === null ? null : { kind: 'range', checked };
    if (from === null) return;
    setKept(publisher);
    start({
      target,
      publisher,
      kept,
      taken: state.sheets.map(sheet => sheet.name),
      rows:
        source === 'typed'
          ? typed.reduce((sum, { rows }) => sum + rows.length, 0)
          : found.reduce((sum, { body }) => sum + body.lastRow - body.row + 1, 0),
      tables: tablesToPublish(from, publisher, today()),
    });
  };
  const idle = !busy && !working;
  return (
    <section className={form.form}>
      <h3 className={form.heading}>{text.exportHeading}</h3>
      <p className={panel.text}>{text.exportIntro}</p>
      {typed.length > 0 && found.length > 0 && (
        <Field label={text.exportWhat}>
          <RadioGroup value={source} onChange={(_, { value }) => setWhat(value === 'range' ? 'range' : 'typed')}>
            <Radio value="typed" label={text.exportTyped(typed.length)} />
            <Radio value="range" label={text.exportRange} />
          </RadioGroup>
        </Field>
      )}
      <Field label={text.code} required {...(asked && codeWrong ? { validationMessage: text.codeWrong } : {})}>
        <Input
          value={code}
          inputMode="numeric"
          onChange={(_, { value }) => {
            setCode(value);
            const region = regionOf(value.normalize('NFKC').trim());
            if (region !== null && nameMissing) setName(region.name);
          }}
        />
      </Field>
      <Field label={text.name} required {...(asked && nameMissing ? { validationMessage: text.nameMissing } : {})}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <p className={panel.text}>{words.clearsUndo}</p>
      <div className={form.actions}>
        <Button appearance="primary" disabledFocusable={!idle} onClick={() => (idle ? make('book') : undefined)}>
          {text.open}
        </Button>
        <Button disabledFocusable={!idle} onClick={() => (idle ? make('sheets') : undefined)}>
          {text.sheets}
        </Button>
        <Button disabledFocusable={!idle} onClick={() => (idle ? make('csv') : undefined)}>
          {text.csv}
        </Button>
      </div>
      {progress !== null && <ProgressBar text={text.making(progress.done, progress.total)} progress={progress} onStop={stop} />}
      <div aria-live="polite">
        {[unread, trouble].map(
          (one, at) =>
            one !== null && (
              <p key={at} className={panel.text}>
                ▲ <FailureText {...one} />
              </p>
            ),
        )}
        {stopped && <p className={panel.text}>▲ {text.exportStopped}</p>}
        {files.length > 0 && <p className={panel.text}>{text.files(files.length)}</p>}
      </div>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map(file => (
            <li key={file.name}>
              <Link href={file.url} download={file.name}>
                {text.save(file.name)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
