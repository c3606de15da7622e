import { finish } from '../../../src/sheets/read/slices';
import { check, judgeTable } from '../../../src/sheets/publish/check';
import { isDateText, isCodeList } from '../../../src/sheets/publish/text-kinds';
import { Merges, areaName, cellName, type Value } from '../../../src/sheets/publish/grid';
import { columnLetters } from '../../../src/sheets/read/state';
import { tableHeading, columnLabels, strengthOf } from '../../../src/sheets/publish/heading';
import { layoutOf } from '../../../src/sheets/publish/layout';
import { RULES, type RuleId } from '../../../src/sheets/publish/rules';
import { unlikeFiles } from '../../../src/sheets/publish/rules/files';
import { characterClass, spaceFaults, addressColumns } from '../../../src/sheets/publish/rules/texts';
import { POLICY, scoresOf, totalOf, type Policy } from '../../../src/sheets/publish/score';
import { rowLabelsOf, typeOf, type ContentType } from '../../../src/sheets/publish/columns';
import { trim } from '../../../src/sheets/publish/trim';
import type { Meaning, RuleSeverity, RuleVerdict } from '../../../src/sheets/publish/verdict';
import { areaOf, CASES, columnOf, fixedLayout, gridOf, type Case, type CaseBook, type CaseSheet } from './cases';

interface Expected {
  readonly verdict: string;
  readonly at?: readonly string[];
  readonly noteAt?: readonly string[];
  readonly count?: number;
  readonly minCount?: number;
  readonly severity?: RuleSeverity;
  readonly kinds?: Readonly<Record<string, readonly string[]>>;
  readonly charClass?: string;
  readonly why?: readonly string[];
  readonly whole?: Expected;
}

const idOf = ([, , , note]: Case): string => note.split(' ')[0] ?? '';
const of = (test: (rule: string) => boolean) => CASES.filter(([rule]) => test(rule)).map(one => [idOf(one), one] as const);

/** The worst of what is said of the tables of a file. */
function worst(verdicts: readonly RuleVerdict[]): RuleVerdict {
  const failing = verdicts.filter(({ verdict }) => verdict === 'fail');
  if (failing.length > 0) return { verdict: 'fail', at: [...new Set(failing.flatMap(({ at }) => at))] };
  return verdicts.find(({ verdict }) => verdict === 'pass') ?? { verdict: 'not judged', at: [] };
}

function fixed(rule: RuleId, book: CaseBook, meaning: Meaning | null): RuleVerdict {
  const file = book.file ?? { name: 'test.xlsx', format: 'xlsx' };
  const sheets = book.target === undefined ? book.sheets.slice(0, 1) : book.sheets.filter(({ name }) => name === book.target);
  const [sheet] = sheets;
  if (sheet === undefined) return RULES['L1-01'].check({ file } as never);
  const grid = gridOf(sheet, book);
  const layout = sheet.tables === undefined ? layoutOf(grid) : fixedLayout(sheet, grid);
  const verdicts = layout.tables.map(table => judgeTable(rule, { file, sheets: [grid], meaning }, grid, layout, table));
  const found = worst(verdicts);
  const notes = verdicts.flatMap(({ notes: some }) => some ?? []);
  const { severity } = verdicts.find(({ verdict }) => verdict === found.verdict) ?? {};
  return { ...found, notes, ...(severity === undefined ? {} : { severity }) };
}

function whole(rule: RuleId, book: CaseBook, meaning: Meaning | null): RuleVerdict {
  const file = book.file ?? { name: 'test.xlsx', format: 'xlsx' };
  const { findings } = finish(check({ file, sheets: book.sheets.map(sheet => gridOf(sheet, book)), meaning }));
  return worst(findings.filter(one => one.rule === rule));
}

describe('what the rules say of the published cases', () => {
  it.each(of(rule => rule in RULES && rule !== 'L3-07'))('%s', (_, [rule, given, expected]) => {
    const book = given as unknown as CaseBook;
    const { verdict, at, noteAt, count, minCount, severity, kinds, charClass, whole: all } = expected as unknown as Expected;
    const meaning = (given.ai ?? null) as Meaning | null;
    const found = fixed(rule as RuleId, book, meaning);
    expect([found.verdict, ...(at === undefined ? [] : [[...found.at].sort()])]).toEqual([
      verdict,
      ...(at === undefined ? [] : [[...at].sort()]),
    ]);
    if (count !== undefined && rule !== 'L1-10') expect(found.at).toHaveLength(count);
    if (minCount !== undefined) expect(found.at.length).toBeGreaterThanOrEqual(minCount);
    if (noteAt !== undefined) expect([...(found.notes ?? [])].sort()).toEqual([...noteAt].sort());
    if (severity !== undefined) expect(found.severity ?? RULES[rule as RuleId].severity).toBe(severity);
    const [sheet] = book.sheets;
    for (const [cell, told] of Object.entries(kinds ?? {})) {
      const grid = gridOf(sheet as CaseSheet, book);
      const table = fixedLayout(sheet as CaseSheet, grid).tables[0]!;
      const isAddress = addressColumns({ grid, table }).has(areaOf(cell).column);
      expect(spaceFaults(String(sheet?.cells?.[cell]), isAddress)).toEqual(expect.arrayContaining([...told]));
    }
    if (charClass !== undefined) expect(characterClass(String(sheet?.cells?.A2))).toBe(charClass);
    if (all !== undefined) {
      const run = whole(rule as RuleId, book, meaning);
      expect(run.verdict).toBe(all.verdict);
      if (all.at !== undefined) expect([...run.at].sort()).toEqual([...all.at].sort());
    }
  });
});

describe('several files', () => {
  it.each(of(rule => rule === 'L3-07'))('%s', (_, [, given, expected]) => {
    const files = (given.files ?? [given]) as readonly CaseBook[];
    const names = files.map(({ sheets }) => (sheets[0] === undefined ? [] : (layoutOf(gridOf(sheets[0])).tables[0]?.labels ?? [])));
    const unlike = unlikeFiles(names);
    const { verdict, why } = expected as unknown as Expected;
    expect(unlike === null ? 'not judged' : unlike.length > 0 ? 'fail' : 'pass').toBe(verdict);
    if (why !== undefined) expect(unlike).toEqual(why);
  });
});

describe('tables as they are found', () => {
  const layouts: Record<string, (given: Record<string, unknown>) => unknown> = {
    trim: given => {
      const grid = gridOf((given.sheets as CaseSheet[])[0]!, undefined, String(given.block));
      const { area, outside } = trim(grid, new Merges(grid.merges), areaOf(String(given.block)));
      return { range: area === null ? null : areaName(area), outside: named(outside) };
    },
    detect: given => {
      const grid = gridOf((given.sheets as CaseSheet[])[0]!);
      const { tables, outside } = layoutOf(grid, undefined, (given.gap as number | undefined) ?? 1);
      return {
        tables: tables.map(({ area, headerRows, body }) => ({
          range: areaName(area),
          headerRows: headerRows.map(row => row + 1),
          bodyStart: body.row + 1,
        })),
        outside: named(outside),
      };
    },
    heading: given => {
      const grid = gridOf((given.sheets as CaseSheet[])[0]!, undefined, String(given.block));
      const area = areaOf(String(given.block));
      const { rows, bodyStart } = tableHeading(grid, new Merges(grid.merges), area, given.maxHeadingRows as number | undefined);
      return { headerRows: rows.map(row => row + 1), bodyStart: bodyStart + 1, bodyEnd: area.lastRow + 1 };
    },
    headingRow: given => {
      const grid = gridOf((given.sheets as CaseSheet[])[0]!);
      const [first = 'A', last = 'A'] = String(given.columns).split(':');
      return strengthOf(grid, new Merges(grid.merges), Number(given.row) - 1, columnOf(first), columnOf(last)) !== 'none';
    },
    labels: given => {
      const grid = gridOf((given.sheets as CaseSheet[])[0]!);
      return columnLabels(
        grid,
        new Merges(grid.merges),
        areaOf(String(given.block)),
        (given.headerRows as number[]).map(row => row - 1),
      );
    },
    types: given => {
      const grid = gridOf((given.sheets as CaseSheet[])[0]!, undefined, String(given.body));
      const body = areaOf(String(given.body));
      return Object.fromEntries(
        Array.from({ length: body.lastColumn - body.column + 1 }, (_, at) => [
          columnLetters(body.column + at),
          typeOf(grid, body.column + at, body.row, body.lastRow),
        ]),
      );
    },
    dateText: given => isDateText(String(given.text)),
    codeList: given => isCodeList(given.values as Value[]),
    rowLabels: given => {
      const grid = gridOf((given.sheets as CaseSheet[])[0]!);
      const types = Object.entries(given.types as Record<string, ContentType>).map(([letters, type]) => [columnOf(letters), type] as const);
      return rowLabelsOf(grid, areaOf(String(given.body)), new Map(types)).map(columnLetters);
    },
  };
  const named = (outside: readonly { row: number; column: number; kind: string }[]): Record<string, string> =>
    Object.fromEntries(outside.map(({ row, column, kind }) => [cellName(row, column), kind]));

  it.each(of(rule => rule === 'LAYOUT'))('%s', (_, [, given, { result }]) => {
    const found = layouts[String(given.kind)]?.(given);
    if (typeof result === 'object' && !Array.isArray(result)) {
      const { outside } = result as { outside?: unknown };
      expect(found).toMatchObject(result as object);
      if (outside !== undefined) expect((found as { outside: unknown }).outside).toEqual(outside);
    } else expect(found).toEqual(result);
  });
});

describe('the score', () => {
  it.each(of(rule => rule === 'SCORE'))('%s', (_, [, given, expected]) => {
    if (given.files !== undefined) {
      expect(totalOf(given.files as number[][], given.bulk as boolean[])).toBe(expected.total);
      return;
    }
    const results = (given.tables as [string, boolean, RuleSeverity, number][][]).flat().map(([rule, passed, severity, confidence]) => ({
      level: Number(rule[1]),
      passed,
      severity,
      confidence,
    }));
    const policy = given.policy as Partial<Policy> | undefined;
    expect(scoresOf(results, { ...POLICY, ...policy })).toEqual(expected.score);
  });
});
