/** 40 divisions, each with every kind of damage: what was answered and what was read, compared cell by cell. */
import type { Cell } from '../../../src/domain/base/cell';
import { readFileSheets, UnreadableFile } from '../../../src/sheets/rounds/file-cells';
import { formsOf } from '../../../src/sheets/rounds/form';
import { formFile } from '../../../src/sheets/rounds/form-file';
import { takeIn, type ReturnedFile } from '../../../src/sheets/rounds/take-in';
import { workbookState } from '../../pane/workbook-state';
import { DAMAGES, damaged, type Damage } from './damage';
import { roundOf } from './rounds-book';

export interface Line {
  readonly damage: string;
  readonly files: number;
  readonly cells: number;
  readonly read: number;
  readonly doubted: number;
  readonly refused: number;
  readonly missing: number;
  readonly lost: number;
  readonly foreign: number;
  readonly wrongMissing: number;
}

const HEADERS = ['番号', '名称', '単位', '向き', '基準年度', '基準値', '目標2030', '担当'];

/** A city of so many divisions with so many KPIs each. */
export function cityOf(divisions: number, kpis: number) {
  const rows = Array.from({ length: divisions * kpis }, (_, at): Cell[] => {
    const division = Math.floor(at / kpis) + 1;
    return [`K-${at + 1}`, `第${division}課の指標${(at % kpis) + 1}`, '件', '増加', 2023, 1000 + at, 3000 + at, `第${division}課`];
  });
  return workbookState({ DX_KPIs: [HEADERS, ...rows], DX_Actuals: [['KPI', '年度', '時点', '値', '区分', 'コメント']] });
}

/** Reads one kind of damage on the forms of all divisions. @param rewritten what becomes of the file afterwards: another program has saved it */
export async function readDamaged(
  damage: Damage,
  divisions: number,
  kpis: number,
  rewritten: (bytes: Uint8Array) => Promise<Uint8Array> = bytes => Promise.resolve(bytes),
): Promise<Line> {
  const state = cityOf(divisions, kpis);
  const round = roundOf(state);
  const forms = formsOf(round);
  const line = { files: 0, cells: 0, read: 0, doubted: 0, refused: 0, missing: 0, lost: 0, foreign: 0, wrongMissing: 0 };
  for (const form of forms) {
    const questions = round.questions.filter(({ to }) => to === form.to);
    const values = new Map(questions.map(({ number }, at) => [number, 1200 + at * 7]));
    const returned = await damaged(await formFile(form), form, questions, values, damage);
    const bytes = damage.whole ? returned.bytes : await rewritten(returned.bytes);
    const file: ReturnedFile = {
      name: returned.file,
      sheets: await readFileSheets(bytes).catch((error: unknown) => {
        if (error instanceof UnreadableFile) return error.trouble;
        throw error;
      }),
    };
    const preview = takeIn(state, round, [file]);
    const items = preview.addressees.flatMap(one => one.items);
    line.files++;
    line.foreign += items.filter(({ question }) => question.to !== form.to).length;
    const missing = new Set(preview.addressees.flatMap(one => one.missing.map(({ number }) => number)));
    for (const [number, fate] of returned.fates) {
      const item = items.find(({ question }) => question.number === number);
      if (fate === 'missing') {
        line.missing++;
        // Of a division of which nothing has come all is missing.
        if (!missing.has(number) && preview.addressees.length > 0) line.wrongMissing++;
        if (item !== undefined) line.wrongMissing++;
        continue;
      }
      line.cells++;
      if (fate === 'refused') {
        const told =
          preview.notices.some(({ kind }) => kind === 'unreadable') ||
          item?.readings.some(({ refusal }) => refusal !== null) === true ||
          preview.refused.some(({ subject }) => subject === number);
        if (told) line.refused++;
        else line.lost++;
        continue;
      }
      if (missing.has(number)) line.wrongMissing++;
      const answer = item?.readings.find(({ key }) => key === 'answer');
      if (answer === undefined || answer.value === null || answer.value !== returned.values.get(number)) line.lost++;
      else if (item !== undefined && (item.doubts.length > 0 || answer.doubts.length > 0)) line.doubted++;
      else line.read++;
    }
  }
  return { damage: damage.name, ...line };
}

export async function matrix(
  divisions: number,
  kpis: number,
  damages: readonly Damage[] = DAMAGES,
  rewritten?: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<Line[]> {
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
