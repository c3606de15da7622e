import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { isCellError, type Cell } from '../../domain/base/cell';
import { type CellPlace, placeText, type WorkbookState } from '../../sheets/read/state';
import { unitOfFormat } from '../formula/format-unit';
import { CopyText } from '../frame/panel/copy-text';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { paragraphOf } from '../frame/news/paragraphs';
import { Prompt } from '../frame/news/prompt';
import { Waiting } from '../frame/loading/waiting';
import { FormulaLines } from '../words/formula-lines';
import { useWords } from '../words/words';
import { cellWords, describeCall, printTrace, traceText, type CallWords, type InputLine, type TraceLine } from './trace-words';
import { useTrace, type FormulaOf, type TracedPlace } from './use-trace';

const useStyles = makeStyles({
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXXS },
  call: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  answer: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  term: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  label: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  value: { margin: 0, overflowWrap: 'anywhere', display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  formula: { display: 'block', fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

interface Props {
  readonly place: CellPlace;
  readonly state: WorkbookState;
  /** What a bound cell would hold; null: the cell is not bound. */
  readonly formulaOf: FormulaOf;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 数字の根拠: the sentence, the arguments with their cells, the plan's row, the entry of the actual, the rule. Nothing is written. */
export function TracePanel({ place: asked, state, formulaOf, onGo, onClose }: Props) {
  const styles = usePanelStyles();
  const words = useWords();
  const t = traceText(words);
  const [path, setPath] = useState<readonly CellPlace[]>([asked]);
  const place = path[path.length - 1] ?? asked;
  const { traced, failure, retry } = useTrace(place, state, formulaOf);
  const told = traced === null || placeText(traced.cell.place) !== placeText(place) ? null : tellAll(traced, state, formulaOf, words);
  return (
    <PanelFrame
      heading={t.heading(words.t.place(place.sheet, place.address))}
      step={placeText(place)}
      closing={t.close}
      onClose={onClose}
      buttons={
        <>
          {told !== null && told.calls.length > 0 && <CopyText text={told.text} words={t} />}
          {path.length > 1 && <Button onClick={() => setPath(path.slice(0, -1))}>{t.back}</Button>}
        </>
      }
    >
      {failure !== null ? (
        <Prompt text={words.failure(failure)} help={paragraphOf(failure)} actions={[{ label: words.t.retry, run: retry }]} />
      ) : told === null ? (
        <Waiting text={t.reading} />
      ) : (
        <>
          <div>
            <p className={styles.text}>{t.shown(told.shown)}</p>
            {told.notes.map(note => (
              <p key={note} className={styles.text}>
                {note}
              </p>
            ))}
          </div>
          {told.calls.map((call, index) => (
            <CallPart key={index} call={call} onGo={onGo} onTrace={next => setPath([...path, next])} />
          ))}
          {told.formula !== '' && <FormulaPart formula={told.formula} />}
        </>
      )}
    </PanelFrame>
  );
}

interface CopiedTrace {
  readonly shown: string;
  readonly notes: readonly string[];
  readonly calls: readonly CallWords[];
  readonly formula: string;
  readonly text: string;
}

function tellAll(
  { cell, trace }: TracedPlace,
  state: WorkbookState,
  formulaOf: FormulaOf,
  words: ReturnType<typeof useWords>,
): CopiedTrace {
  const t = traceText(words);
  const bound = cell.formula === null ? formulaOf(cell.place) : null;
  const formula = cell.formula?.text ?? bound ?? '';
  const calls = (trace?.calls ?? []).map(call => describeCall(call, unitOfFormat(cell.numberFormat), words, state.asOf));
  const notes: string[] = [];
  if (cell.formula?.spillsFrom) notes.push(t.spillsFrom(placeText(cell.formula.spillsFrom)));
  if (bound !== null) notes.push(t.boundValue);
  if (trace === null || (calls.length === 0 && !trace.unreadable)) notes.push(t.noFormula);
  else if (trace.unreadable) notes.push(t.unreadable);
  const now = trace?.value ?? null;
  if ((cell.formula !== null || bound !== null) && now !== null && !isSame(cell.value, now)) notes.push(t.differs(cellWords(now, words)));
  const summary = { place: cell.place, shown: cell.text, formula, asOf: state.asOf, notes };
  return { shown: cell.text, notes, calls, formula, text: printTrace(summary, calls, words) };
}

/** As far as a cell can show it: numbers to nine digits, errors by their code, a blank as an empty text. */
function isSame(one: Cell, other: Cell): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
  const plain = (cell: Cell): unknown => (isCellError(cell) ? cell.code : (cell ?? ''));
  return plain(one) === plain(other);
}

function CallPart({
  call,
  onGo,
  onTrace,
}: {
  readonly call: CallWords;
  readonly onGo: Props['onGo'];
  readonly onTrace: (place: CellPlace) => void;
}) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const t = traceText(useWords());
  return (
    <div className={styles.call}>
      <div>
        <h3 className={panel.heading}>{call.heading}</h3>
        <p className={styles.answer}>{call.answer}</p>
      </div>
      {call.reasons.length > 0 && (
        <Part heading={t.why}>
          {call.reasons.map(reason => (
            <p key={reason} className={panel.text}>
              {reason}
            </p>
          ))}
        </Part>
      )}
      <Lines heading={t.plan} lines={call.plan} onGo={onGo} />
      <Lines heading={t.actual} lines={call.actual} onGo={onGo} />
      <Part heading={t.rule}>
        {call.rule.map(line => (
          <p key={line} className={panel.text}>
            {line}
          </p>
        ))}
      </Part>
      <Part heading={t.inputs}>
        <dl className={styles.facts}>
          {call.inputs.map(input => (
            <Input key={input.label} input={input} onGo={onGo} onTrace={onTrace} />
          ))}
        </dl>
      </Part>
    </div>
  );
}

function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <h4 className={styles.term}>{heading}</h4>
      {children}
    </div>
  );
}

function Lines({ heading, lines, onGo }: { readonly heading: string; readonly lines: readonly TraceLine[]; readonly onGo: Props['onGo'] }) {
  const panel = usePanelStyles();
  const t = traceText(useWords());
  if (lines.length === 0) return null;
  return (
    <Part heading={heading}>
      {lines.map(({ text, place, label }) => (
        <p key={text} className={panel.text}>
          {text}
          {place !== null && (
            <>
              {' '}
              <Link inline as="button" aria-label={t.goToOf(label, placeText(place))} onClick={() => onGo(place)}>
                {placeText(place)}
              </Link>
            </>
          )}
        </p>
      ))}
    </Part>
  );
}

function Input({
  input: { label, text, cells },
  onGo,
  onTrace,
}: {
  readonly input: InputLine;
  readonly onGo: Props['onGo'];
  readonly onTrace: (place: CellPlace) => void;
}) {
  const styles = useStyles();
  const t = traceText(useWords());
  return (
    <>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        <span>{text}</span>
        {cells.map(({ place, traceable }) => (
          <span key={placeText(place)}>
            <Link inline as="button" aria-label={t.goToOf(label, placeText(place))} onClick={() => onGo(place)}>
              {placeText(place)}
            </Link>
            {traceable && (
              <>
                {' '}
                <Link inline as="button" onClick={() => onTrace(place)}>
                  {t.traceOf(place.address)}
                </Link>
              </>
            )}
          </span>
        ))}
      </dd>
    </>
  );
}

function FormulaPart({ formula }: { readonly formula: string }) {
  const styles = useStyles();
  const t = traceText(useWords());
  return (
    <Part heading={t.formula}>
      <code className={styles.formula}>
        <FormulaLines formula={formula} />
      </code>
    </Part>
  );
}
