import { Button, Field, Input, Link, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { serialOf } from '../../domain/base/serial';
import { keepPublisher, readPublisher } from '../../excel/batch/publisher-setting';
import { failureOf } from '../../excel/batch/run';
import { openCopy } from '../../excel/handover/open-copy';
import type { PublishText } from '../../i18n/publish.ja';
import { writeCsv } from '../../sheets/publish/csv';
import { exportRange, notesTable, publication } from '../../sheets/publish/export';
import { notesIn } from '../../sheets/publish/repair';
import { isCode, regionOf } from '../../sheets/publish/regions';
import { exportTable, linesOf, type PublicTable } from '../../sheets/publish/typed-export';
import type { Publisher } from '../../sheets/read/tag';
import { sheetNames, workbookFile } from '../../sheets/publish/workbook-file';
import type { TableState, WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/tables';
import type { Actions } from '../frame/news';
import { plainTrouble, troubleOf, TroubleText, type Trouble } from '../frame/trouble';
import { usePanelStyles } from '../frame/panel-styles';
import { useWords } from '../words/words';
import type { Checked } from './use-checking';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  files: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

const typedTables = (state: WorkbookState): readonly TableState[] =>
  TABLE_NAMES.flatMap(name => {
    const table: TableState | null = state.tables[name];
    return table === null || table.rows.length === 0 ? [] : [table];
  });

function today(): number {
  const now = new Date();
  return serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

interface Csv {
  readonly name: string;
  readonly url: string;
}

interface Props {
  readonly text: PublishText;
  readonly state: WorkbookState;
  readonly checked: Checked | null;
  readonly busy: boolean;
  readonly tell: Actions['tell'];
}

/** 公開用データ: which tables, who publishes (asked once, kept with the workbook), and as what. The sheets themselves are not written. */
export function ExportForm({ text, state, checked, busy, tell }: Props) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const words = useWords();
  const [what, setWhat] = useState<'typed' | 'range'>('typed');
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [files, setFiles] = useState<readonly Csv[]>([]);
  useEffect(() => {
    let gone = false;
    readPublisher().then(
      publisher => {
        if (gone || publisher === null) return;
        setCode(publisher.code);
        setName(publisher.name);
      },
      // It is asked for then, as in a new workbook; what is missing stands in the fields.
      (error: unknown) => setTrouble(troubleOf(error, words)),
    );
    return () => {
      gone = true;
    };
    // Once, when the form opens.
  }, []);
  useEffect(() => () => files.forEach(({ url }) => URL.revokeObjectURL(url)), [files]);
  const typed = typedTables(state);
  const found = checked?.report.layouts.flatMap(({ layout }) => layout.tables) ?? [];
  const source = found.length > 0 && (what === 'range' || typed.length === 0) ? 'range' : 'typed';
  const tables = (publisher: Publisher): readonly PublicTable[] =>
    publication(
      source === 'typed'
        ? typed.map(table => exportTable(TABLES[table.name], table.cells, publisher))
        : (checked?.report.layouts ?? []).flatMap(({ grid, layout }) => {
            const notes = notesTable(grid, notesIn(grid, layout.outside));
            return [...layout.tables.map(table => exportRange(grid, table, publisher)), ...(notes === null ? [] : [notes])];
          }),
      publisher,
      today(),
    );
  const codeWrong = !isCode(code.normalize('NFKC').trim());
  const nameMissing = name.trim() === '';
  const make = async (give: (made: readonly PublicTable[]) => Promise<void> | void): Promise<void> => {
    setAsked(true);
    setTrouble(null);
    setFiles([]);
    if (codeWrong || nameMissing) return;
    setWorking(true);
    try {
      const publisher = { code: code.normalize('NFKC').trim(), name: name.trim() };
      const made = tables(publisher);
      if (made.length === 0) setTrouble(plainTrouble(text.nothing));
      else {
        await keepPublisher(publisher);
        await give(made);
      }
    } catch (error) {
      const failure = failureOf(error);
      setTrouble(troubleOf(failure, words, failure.kind === 'unsupported' ? text.cannotOpen : text.failed(words.failure(failure))));
    } finally {
      setWorking(false);
    }
  };
  const open = (made: readonly PublicTable[]): Promise<void> =>
    openCopy(workbookFile(made)).then(() => tell({ kind: 'done', text: text.opened(made.length) }));
  const save = (made: readonly PublicTable[]): void => {
    const names = sheetNames(made);
    setFiles(
      made.map((table, at) => ({
        name: `${names[at] ?? 'data'}.csv`,
        url: URL.createObjectURL(new Blob([writeCsv(linesOf(table))], { type: 'text/csv;charset=utf-8' })),
      })),
    );
  };
  const idle = !busy && !working;
  return (
    <section className={styles.form}>
      <h3 className={styles.heading}>{text.exportHeading}</h3>
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
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={!idle} onClick={() => (idle ? void make(open) : undefined)}>
          {text.open}
        </Button>
        <Button disabledFocusable={!idle} onClick={() => (idle ? void make(save) : undefined)}>
          {text.csv}
        </Button>
      </div>
      <div aria-live="polite">
        {trouble !== null && (
          <p className={panel.text}>
            ▲ <TroubleText {...trouble} />
          </p>
        )}
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
