import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { takeBackCells } from '../../excel/edit/cells';
import { writeScale } from '../../excel/edit/scale-bounds';
import { findScaleSheet, makeScaleSheet } from '../../excel/sheets/own/scale-sheet';
import { SCALES } from '../../domain/rating/scales';
import { UNDO_EN } from '../../i18n/entry/undo.en';
import { UNDO_JA } from '../../i18n/entry/undo.ja';
import { planScaleSheet, startFrom } from '../../sheets/make/own/scale-sheet';
import { namesOwnScale, problemsOf } from '../../sheets/read/own-scale';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { Actions } from '../frame/news/news';
import type { News } from '../frame/news/notice';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { scaleText, scaleWords } from '../words/scale-words';
import { useWords } from '../words/words';
import { scaleChanges, scaleDraft, scaleRows, type DraftRow } from './scale-draft';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    flexBasis: '100%',
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
  },
  row: { display: 'grid', gridTemplateColumns: '7em minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, alignItems: 'center' },
  head: { margin: 0, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  text: { margin: 0, overflowWrap: 'anywhere', minWidth: 0, flexBasis: '100%' },
  wrong: { margin: 0, color: tokens.colorStatusDangerForeground1, overflowWrap: 'anywhere' },
});

interface Props {
  readonly state: WorkbookState;
  /** The rule that is chosen: a built-in one, or 評価基準. */
  readonly name: string;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
  /** The table has been made. */
  readonly onMade: () => void;
}

/** The bounds of the chosen rule, to be changed: of a built-in one they become the table 評価基準, of that table its cells. */
export function ScaleBounds(props: Props) {
  const { state, name } = props;
  const styles = useStyles();
  const { language } = useWords();
  const text = scaleText(language);
  const isOwn = namesOwnScale(name);
  const { scale } = state;
  if (isOwn && scale === null) return <p className={styles.text}>{text.missing}</p>;
  if (!isOwn && scale !== null) return <p className={styles.text}>{text.exists(scale.sheet)}</p>;
  // Other bounds, other fields: what was typed for another rule is none of this one.
  return <Fields key={isOwn ? JSON.stringify(scale) : name} {...props} />;
}

function Fields({ state, name, busy, perform, onGo, onMade }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = scaleText(words.language);
  const builtIn = SCALES.find(scale => scale.name === name);
  const start = builtIn === undefined ? null : startFrom(builtIn.name);
  const table = start === null ? state.scale : null;
  const source = start ?? table;
  const before = source === null ? [] : scaleDraft(source, text);
  const [draft, setDraft] = useState(before);
  const read = scaleRows(draft, text);
  const wrong = 'wrong' in read ? read : null;
  const changes = 'rows' in read && table !== null ? scaleChanges(before, draft, read.rows) : [];
  const type = (at: number, more: Partial<DraftRow>): void =>
    setDraft(draft.map((row, index) => (index === at ? { ...row, ...more } : row)));

  const make = (): void => {
    if (start === null || !('rows' in read)) return;
    const { rows } = read;
    perform(async (): Promise<News> => {
      const example = scaleWords(start.name, 'ja')?.example ?? '';
      const made = await makeScaleSheet(planScaleSheet(state, await findScaleSheet(), start, rows, example));
      return ownSheetNews(made, text.made(made.sheet), words, { perform, onGo });
    }, onMade);
  };
  const save = (): void => {
    if (table === null || changes.length === 0) return;
    perform(async (): Promise<News> => {
      const written = await writeScale(table, changes);
      const undo = (): void =>
        perform(async (): Promise<News> => {
          await takeBackCells(written);
          return { kind: 'done', text: text.saveUndone(table.sheet) };
        });
      const count = changes.reduce((sum, { bound, grade }) => sum + Number(bound !== null) + Number(grade !== null), 0);
      const label = (words.language === 'ja' ? UNDO_JA : UNDO_EN).undo;
      return { kind: 'done', text: text.saved(table.sheet, count), next: { label, run: undo } };
    });
  };
  const problems = table === null ? [] : problemsOf(table);
  return (
    <div role="group" className={styles.box} aria-label={text.bounds}>
      {problems.map(({ kind, got, row }) => (
        <p key={`${kind} ${row}`} className={styles.wrong}>
          {text.problems[kind](got)}
        </p>
      ))}
      <div className={styles.row} aria-hidden="true">
        <p className={styles.head}>{text.boundHead}</p>
        <p className={styles.head}>{text.gradeHead}</p>
      </div>
      {draft.map(({ row, bound, grade }, at) => (
        <div key={row} className={styles.row}>
          <Input
            aria-label={text.bound(at + 1)}
            aria-invalid={wrong?.at === at}
            value={bound}
            readOnly={busy}
            style={{ minWidth: 0 }}
            onChange={(_, { value }) => type(at, { bound: value })}
          />
          <Input
            aria-label={text.grade(at + 1)}
            value={grade}
            readOnly={busy}
            style={{ minWidth: 0 }}
            onChange={(_, { value }) => type(at, { grade: value })}
          />
        </div>
      ))}
      <Field
        hint={text.boundHelp}
        validationState={wrong === null ? 'none' : 'error'}
        validationMessage={wrong === null ? null : wrong.wrong}
      />
      {start !== null && start.differs !== null && <p className={styles.text}>{text.differs(start.differs)}</p>}
      <p className={styles.text}>{start === null ? text.rowsInSheet : `${text.makeHelp} ${words.clearsUndo}`}</p>
      <div>
        {start === null ? (
          <Button disabledFocusable={busy || changes.length === 0} onClick={save}>
            {text.save}
          </Button>
        ) : (
          <Button disabledFocusable={busy || wrong !== null} onClick={make}>
            {text.make}
          </Button>
        )}
      </div>
    </div>
  );
}
