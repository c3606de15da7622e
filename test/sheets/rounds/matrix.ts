/** 40 divisions, each with every kind of damage: what was answered and what was read, compared cell by cell. */
import type { Cell } from '../../../src/domain/base/cell';
import { serialOf } from '../../../src/domain/base/serial';
import { readFileSheets, UnreadableFile } from '../../../src/sheets/rounds/file-cells';
import { formsOf, type Form } from '../../../src/sheets/rounds/form';
import { formFile } from '../../../src/sheets/rounds/form-file';
import { NO_ENTRIES, type EntryKey, type Round } from '../../../src/sheets/rounds/round';
import { takeIn } from '../../../src/sheets/rounds/take-in';
import type { AnsweredQuestion, ReturnedFile, TakeIn } from '../../../src/sheets/rounds/taken';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { workbookState } from '../../pane/workbook-state';
import { DAMAGES, damaged, type Damage, type Filled, type Returned } from './damage';
import { AS_OF, roundOf } from './rounds-book';

export interface Line {
  readonly damage: string;
  readonly files: number;
  readonly cells: number;
  readonly read: number;
  readonly doubted: number;
  readonly refused: number;
  readonly missing: number;
  /** Answers that nothing is said of, or that are read as something else. */
  readonly lost: number;
  /** Answers to another division's questions that would be taken in unasked. */
  readonly foreign: number;
  /** Questions that are in the list of missing answers and should not be, and the other way round. */
  readonly wrongMissing: number;
}

const KPI_HEADERS = ['番号', '名称', '単位', '向き', '基準年度', '基準値', '目標2030', '担当'];
const ACTUAL_HEADERS = ['KPI', '年度', '時点', '値', '区分', 'コメント'];
const SCHEDULE_HEADERS = ['番号', '取組', 'マイルストーン', '担当', '開始予定', '終了予定', '開始実績', '終了実績', '進捗率', '備考'];

/** A city of so many divisions with so many KPIs each, and a milestone. @param actuals rows of 実績 */
export function cityOf(divisions: number, kpis: number, actuals: readonly (readonly Cell[])[] = []): WorkbookState {
  const rows = Array.from({ length: divisions * kpis }, (_, at): Cell[] => {
    const division = Math.floor(at / kpis) + 1;
    return [`K-${at + 1}`, `第${division}課の指標${(at % kpis) + 1}`, '件', '増加', 2023, 1000 + at, 3000 + at, `第${division}課`];
  });
  const milestones = Array.from({ length: divisions }, (_, at): Cell[] => [
    `S-${at + 1}`,
    `第${at + 1}課の取組`,
    '移行',
    `第${at + 1}課`,
    serialOf(2026, 4, 1),
    serialOf(2027, 3, 31),
    '',
    '',
    '',
    '',
  ]);
  return workbookState({
    DX_KPIs: [KPI_HEADERS, ...rows],
    DX_Actuals: [ACTUAL_HEADERS, ...actuals],
    DX_Schedules: [SCHEDULE_HEADERS, ...milestones],
  });
}

/** What another program makes of the files. */
export type Rewrite = (files: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>;

/** What the division of this place answers: numbers, and shares for milestones. */
function filledOf(round: Round, form: Form, more: number): Filled {
  const questions = round.questions.filter(({ to }) => to === form.to);
  const values = new Map(questions.map(({ number, kind }, at) => [number, kind === 'kpi' ? 1200 + at * 7 + more : 0.5]));
  return { form, questions, values };
}

/** The workbook after these answers have been taken in. */
function merged(divisions: number, kpis: number, round: Round, filled: readonly Filled[]) {
  const answers = filled.flatMap(({ questions, values }) =>
    questions.flatMap(question => (question.kind === 'kpi' ? [{ question, value: values.get(question.number) ?? 0 }] : [])),
  );
  const state = cityOf(
    divisions,
    kpis,
    answers.map(({ question, value }) => [question.subject[0], 2026, AS_OF, value, '速報', '']),
  );
  const answered = Object.fromEntries(
    answers.map(({ question, value }) => [question.number, { ...NO_ENTRIES, answer: value, status: '速報' }]),
  );
  return { state, round: { ...round, answered } };
}

interface Sent {
  readonly filled: Filled;
  readonly returned: readonly Returned[];
}

/** Reads one kind of damage on the forms of all divisions. @param rewritten what becomes of the files afterwards: another program has saved them */
export async function readDamaged(damage: Damage, divisions: number, kpis: number, rewritten?: Rewrite): Promise<Line> {
  const empty = cityOf(divisions, kpis);
  const current = roundOf(empty);
  const last: Round = { ...roundOf(empty, 'ZZ99ZZ'), name: '令和7年度 3月実績' };
  const asked = damage.round === undefined ? current : last;
  const forms = formsOf(asked);
  const filled = forms.map(form => filledOf(asked, form, 0));
  const corrected = forms.map(form => filledOf(asked, form, 100));
  const { state, round } = damage.before ? merged(divisions, kpis, current, filled) : { state: empty, round: current };
  const sent: Sent[] = [];
  for (const [at, form] of forms.entries()) {
    const bytes = await formFile(form);
    const neighbour = filled[(at + 1) % filled.length] as Filled;
    const own = (damage.before ? corrected : filled)[at] as Filled;
    const returned = [await damaged(bytes, own, neighbour, damage)];
    if (damage.twice)
      returned.push({ ...(await damaged(bytes, corrected[at] as Filled, neighbour, damage)), file: `${form.to}（修正）.xlsx` });
    sent.push({ filled: own, returned });
  }
  const all = sent.flatMap(({ returned }) => returned.map(({ bytes }) => bytes));
  const saved = rewritten === undefined || damage.whole !== undefined ? all : await rewritten(all);
  const line = { files: 0, cells: 0, read: 0, doubted: 0, refused: 0, missing: 0, lost: 0, foreign: 0, wrongMissing: 0 };
  for (const { filled: own, returned } of sent) {
    const files: ReturnedFile[] = [];
    for (const { file } of returned) {
      const sheets = await readFileSheets(saved[line.files++] as Uint8Array).catch((error: unknown) => {
        if (error instanceof UnreadableFile) return error.trouble;
        throw error;
      });
      files.push({ name: file, sheets });
    }
    count(line, damage, own, returned, takeIn(state, round, files, damage.round === 'elsewhere' ? [] : [last]));
  }
  return { damage: damage.name, ...line };
}

type Counts = { -readonly [K in Exclude<keyof Line, 'damage'>]: number };

/** Is it said of the whole file that it is not taken, and why? */
function isToldWhole({ whole, round }: Damage, { notices }: TakeIn): boolean {
  return notices.some(notice => {
    if (notice.kind === 'unreadable') return notice.trouble === whole;
    return notice.kind === 'otherRound' && round !== undefined && notice.round === (round === 'last' ? '令和7年度 3月実績' : null);
  });
}

function count(line: Counts, damage: Damage, { form, questions }: Filled, returned: readonly Returned[], preview: TakeIn): void {
  const items = preview.addressees.flatMap(one => one.items);
  const told = isToldWhole(damage, preview);
  line.foreign += items.filter(({ question, state }) => question.to !== form.to && (state === 'new' || state === 'changed')).length;
  const answered = new Set<string>();
  for (const { fates, values } of returned)
    for (const [name, fate] of fates) {
      const [number = '', key = 'answer'] = name.split(' ');
      if (fate === 'missing') {
        line.missing++;
        continue;
      }
      line.cells++;
      const own = items.filter(({ question }) => question.number === number);
      if (fate === 'refused') {
        const said =
          told ||
          own.some(({ readings }) => readings.some(({ refusal }) => refusal !== null)) ||
          preview.refused.some(({ subject }) => subject === name);
        if (said) line.refused++;
        else line.lost++;
        continue;
      }
      if (key === 'answer') answered.add(number);
      const item = own.find(one => readingOf(one, key as EntryKey) === values.get(name));
      const asExpected = item !== undefined && (!damage.before || (question(item) && item.state === 'changed') || !question(item));
      if (item === undefined || !asExpected || item.state === 'refused') line.lost++;
      else if (item.state === 'doubtful') line.doubted++;
      else line.read++;
    }
  const missing = new Set(preview.addressees.flatMap(one => one.missing.map(one => one.number)));
  // Of a division of which nothing has come all is missing, and the round itself says so.
  const come = preview.addressees.some(({ to }) => to === form.to);
  const open = come ? questions.filter(({ number }) => !answered.has(number) && !(number in preview.round.answered)) : [];
  line.wrongMissing += open.filter(({ number }) => !missing.has(number)).length;
  line.wrongMissing += [...missing].filter(
    number => questions.some(one => one.number === number) && !open.some(one => one.number === number),
  ).length;
  line.wrongMissing += [...answered].filter(number => missing.has(number)).length;
}

const question = (item: AnsweredQuestion): boolean => item.question.kind === 'kpi';
const readingOf = ({ readings }: AnsweredQuestion, key: EntryKey): number | string | null =>
  readings.find(one => one.key === key)?.value ?? null;

export async function matrix(divisions: number, kpis: number, damages: readonly Damage[] = DAMAGES, rewritten?: Rewrite): Promise<Line[]> {
  const lines: Line[] = [];
  for (const damage of damages) lines.push(await readDamaged(damage, divisions, kpis, rewritten));
  return lines;
}

const COLUMNS = ['files', 'cells', 'read', 'doubted', 'refused', 'missing', 'lost', 'foreign', 'wrongMissing'] as const;

/** The lines as a table with a sum. */
export function tableOf(lines: readonly Line[]): string {
  const sum = Object.fromEntries(COLUMNS.map(key => [key, lines.reduce((all, line) => all + line[key], 0)]));
  const rows = [
    ['', ...COLUMNS],
    ...[...lines, { damage: 'all', ...sum } as unknown as Line].map(line => [line.damage, ...COLUMNS.map(key => String(line[key]))]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map(row => (row[at] ?? '').length))) ?? [];
  return rows
    .map(row => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '))
    .join('\n');
}
