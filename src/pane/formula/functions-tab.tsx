import { Button, Field, Link, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { Insertion } from '../../excel/edit/insert-formula';
import { readPointed } from '../../excel/read/selection';
import { FORMULAS_EN } from '../../i18n/functions/formulas.en';
import { FORMULAS_JA } from '../../i18n/functions/formulas.ja';
import type { Reference } from '../../sheets/read/reference';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { ArgumentField } from './argument-field';
import { Destination } from './destination';
import { answerOf, formatsOf, answerLabels } from './formula-answer';
import { homeOf, oneRow, type Entry, referencesOf } from './formula-entry';
import { fieldsOf, lacksOriginal, type FieldEntries, type FieldState } from './formula-fields';
import { GROUPS, QUESTIONS, type FunctionId } from './formula-questions';
import { errorNotes, percentNote, reasonOf, withoutHeaderFaults } from './formula-notes';
import { FormulaResult } from './formula-result';
import { formulaOf, LONGEST_FORMULA } from './formula-text';
import { measuresOf, NO_MEASURE } from './formula-units';
import { helpOn } from '../help/help';
import { Details } from '../frame/news/details';
import { paragraphOf } from '../frame/news/paragraphs';
import { FailureText, toldFailure, type ToldFailure } from '../frame/news/trouble';
import { Later } from '../frame/loading/later';
import { moveFocus } from '../frame/panel/move-focus';
import type { Actions } from '../frame/news/news';
import { useCells } from './use-cells';
import { useInsertion } from './use-insertion';
import { useSelection } from '../frame/workbook/use-selection';
import { SCALE_RANGE } from '../../sheets/read/own-scale';
import { OWN_SCALE } from '../../sheets/schema/declarations/kpis';
import { ScaleBounds } from '../scale/scale-bounds';
import { ScaleNote } from '../words/scale-note';
import { ruleIn } from './formula-scale';
import { FormulaLines } from '../words/formula-lines';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  tab: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  narrow: { minWidth: 0, width: '100%' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  hint: { margin: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  trouble: { margin: 0, overflowWrap: 'anywhere', color: tokens.colorStatusDangerForeground1 },
  // The button that was pressed may be far up a long form.
  inSight: { position: 'sticky', bottom: 0, backgroundColor: tokens.colorNeutralBackground1 },
  outcome: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  formula: { display: 'block', fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

const loadHelp = () => import(/* webpackChunkName: "help-panel" */ '../help/help-panel').then(({ HelpPanel }) => HelpPanel);

interface KeptEntries {
  readonly question: FunctionId | null;
  readonly entries: FieldEntries;
}

/** What is in the fields stays while the pane is open: people go back to the sheets' screen to look something up. */
let kept: KeptEntries = { question: null, entries: {} };

interface Props {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
}

/** 関数: a question in words, its arguments from the sheet, the formula and what it gives now; then into a free cell. */
export function FunctionsTab({ state, busy, perform, onGo }: Props) {
  const styles = useStyles();
  const words = useWords();
  const t = words.language === 'ja' ? FORMULAS_JA : FORMULAS_EN;
  const id = useId();
  const [{ question: asked, entries }, setAsked] = useState(kept);
  const [trouble, setTrouble] = useState<ToldFailure | null>(null);
  const { selection, moving } = useSelection(state);
  const [helping, setHelping] = useState(false);
  const helpLink = useRef<HTMLElement>(null);
  const helped = useRef(false);
  // Back from the help: the focus is where it was.
  useEffect(() => {
    if (!helping && helped.current) moveFocus(helpLink.current);
    helped.current = helping;
  }, [helping]);
  const list = useRef<HTMLElement>(null);
  const insertButton = useRef<HTMLElement>(null);
  const question = QUESTIONS.find(one => one.id === asked);
  const at = selection === null ? null : { ...selection.block, rows: 1, columns: 1 };

  const keep = (next: KeptEntries): void => {
    kept = next;
    setTrouble(null);
    setAsked(next);
  };
  const enter = (name: keyof FieldEntries, entry: Entry): void => {
    const placed = entry.kind === 'typed' ? { ...entry, home: homeOf({ at, sheets: state.sheets }) } : entry;
    keep({ question: asked, entries: { ...entries, [name]: placed } });
  };
  const pick = ({ asked: { name }, offered }: FieldState): void => {
    readPointed().then(
      ({ block, table }) => {
        const ours = offered.find(({ text }) => text === `${table ?? ''}[#All]`);
        const entry: Entry =
          ours === undefined ? { kind: 'picked', block, ...(table === null ? {} : { table }) } : { kind: 'offered', text: ours.text };
        keep({ question: asked, entries: { ...kept.entries, [name]: entry } });
      },
      (error: unknown) => setTrouble(toldFailure(error, words)),
    );
  };

  const worked = useCells(read => {
    const references: Reference[] = [];
    if (question === undefined) return { references, read, fields: null };
    const fields = fieldsOf(question, entries, state, at, read, t);
    for (const given of fields.givens) references.push(...referencesOf(given));
    return { references, read, fields };
  }, state);
  const { fields, read, formats, references, failure } = worked;
  const rule = ruleIn(fields);

  const formula = question === undefined || fields === null ? null : formulaOf(question, fields.givens, at?.sheet ?? null);
  const answers = question === undefined || fields === null || formula === null ? null : answerOf(question, fields.givens, read);
  const measures =
    question === undefined || fields === null
      ? () => NO_MEASURE
      : measuresOf(question, fields.givens, read, formats, state.tables.DX_KPIs?.cells ?? null);
  const rows = answers?.length ?? 1;
  const columns = answers === null ? 1 : Math.max(...answers.map(line => line.length));
  const spills = rows * columns > 1;
  const tooLong = formula !== null && formula.length > LONGEST_FORMULA;
  const namesOf = (kind: 'missing' | 'unreadable'): readonly string[] =>
    fields?.fields.filter(({ given }) => given.kind === kind).map(field => t.fields[field.asked.name as keyof typeof t.fields]) ?? [];
  const [missing, unreadable] = [namesOf('missing'), namesOf('unreadable')];
  const ready = question !== undefined && formula !== null && answers !== null && !tooLong && at !== null;

  const notes =
    question === undefined || fields === null || answers === null
      ? []
      : [
          reasonOf(question, fields.givens, answers, read, measures(0, 0).unit, words),
          percentNote(question, fields.givens, read, words),
          ...errorNotes(question, fields.givens, answers, read, t, words),
        ].filter(note => note !== '');

  const insertion: Insertion | null = !ready
    ? null
    : { block: { ...at, rows, columns }, formula, sources: references, formats: formatsOf(question.answer, answers, measures) };
  const closed = busy || insertion === null;
  // The button that was pressed goes away with its notice.
  const insert = useInsertion({
    insertion,
    moving,
    closed,
    perform,
    t,
    onUndo: () => (insertButton.current ?? list.current)?.focus({ preventScroll: true }),
  });

  /** The fields with the ranges cut down to the formula's own row; null where one has no cell there. */
  const forOneRow = ((): FieldEntries | null => {
    if (fields === null || !spills) return null;
    const cut = fields.fields.map(field => [field.asked.name, oneRow(field.entry, field.asked, fields.surroundings)] as const);
    return cut.some(([, entry]) => entry === null) ? null : { ...entries, ...Object.fromEntries(cut) };
  })();

  const restart = (): void => {
    keep({ question: asked, entries: {} });
    list.current?.focus();
  };

  if (helping && question !== undefined)
    return <Later load={loadHelp} given={{ address: helpOn(question.id), onClose: () => setHelping(false) }} />;
  return (
    <div className={styles.tab}>
      <Field label={t.question}>
        <Select
          ref={(element: HTMLElement | null) => {
            list.current = element;
          }}
          className={styles.narrow}
          select={{ className: styles.narrow }}
          value={asked ?? ''}
          onChange={(_, { value }) => keep({ question: QUESTIONS.find(one => one.id === value)?.id ?? null, entries })}
        >
          {asked === null && <option value="">{t.choose}</option>}
          {GROUPS.map(group => (
            <optgroup key={group} label={t.groups[group]}>
              {QUESTIONS.filter(one => one.group === group).map(one => (
                <option key={one.id} value={one.id}>
                  {t.questions[one.id]}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {question === undefined && <p className={styles.text}>{t.begin}</p>}
      {question !== undefined && fields !== null && (
        <>
          <p className={styles.text}>
            {t.about[question.id]}{' '}
            <Link
              inline
              as="button"
              ref={(element: HTMLElement | null) => {
                helpLink.current = element;
              }}
              onClick={() => setHelping(true)}
            >
              {t.help(question.id)}
            </Link>
          </p>
          {fields.fields.map(field => (
            <ArgumentField
              key={`${question.id} ${field.asked.name}`}
              t={t}
              field={field}
              read={read}
              busy={busy}
              dates={field.asked.reads === 'time' || question.id === 'DATE'}
              onEnter={entry => enter(field.asked.name, entry)}
              onPick={() => pick(field)}
            />
          ))}
          {rule !== null && (typeof rule === 'string' || state.scale !== null) && (
            <>
              <ScaleNote of={typeof rule === 'string' ? rule : (state.scale ?? '')} />
              <ScaleBounds
                name={typeof rule === 'string' ? rule : OWN_SCALE}
                onMade={() => enter('scale', { kind: 'offered', text: SCALE_RANGE })}
                {...{ state, busy, perform, onGo }}
              />
            </>
          )}
          {question.asked.some(({ recommended }) => recommended !== undefined) && <p className={styles.hint}>{t.whyDamped}</p>}
          {lacksOriginal(state) && fields.fields.some(({ asked: { name } }) => name === 'plan') && (
            <p className={styles.hint}>{t.originalHow}</p>
          )}
          <section aria-labelledby={`${id}result`} className={styles.outcome}>
            <h2 id={`${id}result`} className={styles.heading}>
              {t.result}
            </h2>
            <div aria-live="polite">
              {failure !== null ? (
                <p className={styles.trouble}>
                  {t.notRead(words.failure(failure))} <Details to={paragraphOf(failure)} />
                </p>
              ) : formula === null ? (
                <>
                  {unreadable.length > 0 && <p className={styles.text}>{t.unreadableFields(unreadable)}</p>}
                  {missing.length > 0 && <p className={styles.text}>{t.missing(missing)}</p>}
                </>
              ) : answers === null ? (
                <p className={styles.text}>{t.calculating}</p>
              ) : (
                <>
                  <FormulaResult
                    t={t}
                    kind={question.answer}
                    answers={withoutHeaderFaults(answers)}
                    measures={measures}
                    labels={answerLabels(question, fields.givens, read, t)}
                  />
                  {notes.map(note => (
                    <p key={note} className={styles.hint}>
                      {note}
                    </p>
                  ))}
                </>
              )}
            </div>
            {formula !== null && (
              <>
                <h3 className={styles.heading}>{t.formula}</h3>
                <code className={styles.formula}>
                  <FormulaLines formula={formula} />
                </code>
                {tooLong && <p className={styles.trouble}>{t.formulaTooLong}</p>}
                <Destination
                  t={t}
                  selection={selection}
                  formula={formula}
                  rows={rows}
                  columns={columns}
                  closed={closed}
                  insertButton={element => {
                    insertButton.current = element;
                  }}
                  onInsert={insert}
                  onOneRow={
                    forOneRow === null
                      ? null
                      : () => {
                          keep({ question: asked, entries: forOneRow });
                          insertButton.current?.focus();
                        }
                  }
                />
              </>
            )}
            {Object.keys(entries).length > 0 && (
              <div>
                <Button size="small" onClick={restart}>
                  {t.restart}
                </Button>
              </div>
            )}
          </section>
        </>
      )}
      <div role="alert" className={styles.inSight}>
        {trouble !== null && (
          <p className={styles.trouble}>
            <FailureText {...trouble} />
          </p>
        )}
      </div>
    </div>
  );
}
