import fs from 'node:fs';
import path from 'node:path';
import type { Language } from '@microsoft/powerquery-parser';
import { mLiteral, mName, mText } from '../../../src/sheets/consolidate/m-text';
import { HAND_WRITTEN, sectionOf } from '../../../src/sheets/consolidate/queries';
import { TABLE_NAMES } from '../../../src/sheets/schema/table-name';
import { Evaluator, parse } from './m-evaluator';
import { CONSTANTS, FUNCTIONS } from './m-library';
import { Refused, type Lazy, type MType } from './m-values';
import { M_FOLDER, queries } from './power-query';

/** How many arguments each function of the library needs and takes. */
const LIBRARY = (
  JSON.parse(fs.readFileSync(path.join(__dirname, '..', '..', 'cases', 'power-query-library.json'), 'utf8')) as {
    library: Record<string, [number, number] | null>;
  }
).library;

/** In no library but Excel's own: the list is that of all hosts. */
const OF_EXCEL: Readonly<Record<string, [number, number]>> = { 'Excel.CurrentWorkbook': [0, 0] };

interface Call {
  readonly name: string;
  /** null: the function itself is handed over. */
  readonly count: number | null;
}

/** Every name with a full stop or a number sign in a tree, and how often it is called with how many arguments. */
function libraryCalls(tree: unknown): Call[] {
  const calls: Call[] = [];
  const isName = (name: string): boolean => /^(?:[A-Z][A-Za-z0-9]*\.[A-Z]|#[a-z])/.test(name);
  const visit = (node: unknown, called: number | null): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const one of node) visit(one, null);
      return;
    }
    const at = node as Readonly<Record<string, unknown>> & { kind?: string };
    if (at.kind === 'RecursivePrimaryExpression') {
      const [first] = (at.recursiveExpressions as Language.Ast.TArrayWrapper).elements;
      const isCall = first?.kind === 'InvokeExpression';
      visit(at.head, isCall ? (first as unknown as { content: { elements: unknown[] } }).content.elements.length : null);
      visit(at.recursiveExpressions, null);
      return;
    }
    if (at.kind === 'IdentifierExpression') {
      const name = (at.identifier as { literal: string }).literal;
      if (isName(name) && !name.startsWith('#"')) calls.push({ name, count: called });
      return;
    }
    for (const [field, one] of Object.entries(at)) if (field !== 'tokenRange') visit(one, null);
  };
  visit(tree, null);
  return calls;
}

describe.each(['excel', 'powerbi'] as const)('the queries for %s', host => {
  test("each is readable by Microsoft's parser, and so is the section of all", async () => {
    for (const { name, text } of queries(host)) await expect(parse(text).then(() => name)).resolves.toBe(name);
    const members = new Evaluator({}).section(await parse(sectionOf(queries(host))));
    expect([...members.keys()]).toEqual(queries(host).map(({ name }) => name));
  });

  test('every library function they name exists and is called with as many arguments as it takes', async () => {
    const calls = libraryCalls(await parse(sectionOf(queries(host))));
    expect(new Set(calls.map(({ name }) => name)).size).toBeGreaterThan(60);
    const wrong = calls.filter(({ name, count }) => {
      const known = LIBRARY[name] ?? OF_EXCEL[name];
      if (known === undefined) return !(name in LIBRARY);
      return known !== null && count !== null && (count < known[0] || count > known[1]);
    });
    expect(wrong).toEqual([]);
    expect(calls.some(({ name }) => name === 'Excel.CurrentWorkbook')).toBe(host === 'excel');
  });

  test('what a query uses stands among them', async () => {
    const names = new Set(queries(host).map(({ name }) => name));
    for (const { name, text } of queries(host)) {
      const used = [...text.matchAll(/\b(?:DX_\w+)/g)]
        .map(([word]) => word)
        .filter(word => !['DX_Setting', 'DX_NNNN'].includes(word) && word !== 'DX_');
      for (const word of used)
        if (host === 'powerbi' || word !== 'DX_Departments') expect([name, word, names.has(word)]).toEqual([name, word, true]);
    }
  });
});

test('every file of m/ is a query', () => {
  expect(fs.readdirSync(M_FOLDER).sort()).toEqual(HAND_WRITTEN.map(name => `${name}.pq`).sort());
});

test('the columns that are told of a query are those of its type', async () => {
  const members = new Evaluator({}).section(await parse(sectionOf(queries('powerbi'))));
  const types: Readonly<Record<string, string>> = {
    text: 'text',
    number: 'number',
    integer: 'Int64.Type',
    date: 'date',
    datetime: 'datetime',
    logical: 'logical',
  };
  const loaded = queries('excel').filter(({ columns }) => columns !== null);
  expect(loaded.length).toBeGreaterThan(TABLE_NAMES.length);
  for (const { name, text, columns } of loaded) {
    const written = [...text.matchAll(/type table \[(.*)\]/g)].at(-1)?.[0] ?? '';
    const type = (await parse(`section S; shared T = ${written};`).then(tree => new Evaluator({}).section(tree).get('T')?.value)) as MType;
    expect([name, type.columns]).toEqual([name, columns?.map(({ header, type: kind }) => ({ name: header, type: types[kind] }))]);
  }
  expect(members.size).toBeGreaterThan(25);
});

describe('the evaluator', () => {
  const value = async (text: string): Promise<unknown> => {
    const { value: result } = new Evaluator({}).section(await parse(`section S; shared X = ${text};`)).get('X') as Lazy;
    return result;
  };

  test('knows no more than the library: every function of its own exists there with these numbers of arguments', () => {
    for (const [name, { least, most }] of Object.entries(FUNCTIONS)) {
      const known = LIBRARY[name];
      expect([name, known !== undefined && known !== null && known[0] === least && known[1] >= Math.min(most, known[1])]).toEqual([
        name,
        true,
      ]);
    }
    for (const name of Object.keys(CONSTANTS)) expect([name, name in LIBRARY]).toEqual([name, true]);
  });

  test.each([
    'Table.FuzzyJoin(1, 2, 3, 4, 5)',
    'Text.Proper("a")',
    'Table.Sort(#table({"a"}, {{1}}), {{"a", Order.Descending}})',
    '[a = 1][b]?',
  ])('refuses what it does not know, whatever surrounds it: %s', async text => {
    await expect(value(`try ${text} otherwise 1`)).rejects.toThrow(Refused);
  });

  test.each([
    ['let a = b + 1, b = 2 in a', 3],
    ['[a = 1, b = a + 1][b]', 2],
    ['(try error Error.Record("R", "M"))[Error][Message]', 'M'],
    ['try 1 + "a" otherwise "no"', 'no'],
    ['not (1 = 2) and true', true],
    ['-2 * 3 + 4 / 2', -4],
    ['List.Transform({1, 2}, each _ * 2){1}', 4],
    ['"#(lf)#(#)(lf)""x"', '\n#(lf)"x'],
    ['#date(2025, 3, 31) - #date(2025, 3, 1) = null', false],
    ['null = null', true],
    ['let a = 1, r = [a = a + 1, b = a] in r[b]', 2],
    ['let f = (x as number) as number => x in try f("a") otherwise "type"', 'type'],
    ['Text.SplitAny("a/b-c", "/-"){2}', 'c'],
    ['#table({"a", "b"}, {{1, 2}, {3, 4}}){[a = 3]}[b]', 4],
    ['if null is text then 1 else 2', 2],
  ])('%s', async (text, expected) => {
    expect(await value(text)).toEqual(expected);
  });

  test('what nobody asks for is not worked out', async () => {
    expect(await value('let a = error Error.Record("R", "M"), b = 1 in b')).toBe(1);
    expect(await value('Record.FieldNames([a = 1 / "x"]){0}')).toBe('a');
  });
});

describe('literals', () => {
  test.each([
    ['say "a"', '"say ""a"""'],
    ['a\nb\tc', '"a#(lf)b#(tab)c"'],
    ['#(lf)', '"#(#)(lf)"'],
  ])('the text %j', async (text, expected) => {
    expect(mText(text)).toBe(expected);
    expect((new Evaluator({}).section(await parse(`section S; shared X = ${mText(text)};`)).get('X') as Lazy).value).toBe(text);
  });

  test('names that M does not take as they are', () => {
    expect(mName('目標2030')).toBe('目標2030');
    expect(mName('目標 2030')).toBe('#"目標 2030"');
    expect(mLiteral({ a: [1, null, true], 'b c': 'd' })).toBe('[a = {1, null, true}, #"b c" = "d"]');
  });
});
