import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { validateXML } from 'xmllint-wasm';
import { gradesOf } from '../../src/domain/rating/scale-rules';
import { SCALES } from '../../src/domain/rating/scales';
import { EXAMPLES, GUARD_EXAMPLES, SCALE_EXAMPLE, type Example } from '../../src/functions/examples';
import { ALWAYS, CODES, FAULTS } from '../../src/functions/faults';
import { FORMULAS_EN } from '../../src/i18n/functions/formulas.en';
import { FORMULAS_JA } from '../../src/i18n/functions/formulas.ja';
import { GUIDES_EN } from '../../src/i18n/guides/guides.en';
import { GUIDES_JA, type GuideBlock } from '../../src/i18n/guides/guides.ja';
import { HELP_EN } from '../../src/i18n/functions/help.en';
import { HELP_JA } from '../../src/i18n/functions/help.ja';
import type { HelpEntry } from '../../src/pane/help/search';
import { GROUPS, QUESTIONS } from '../../src/pane/formula/formula-questions';
import { area } from '../host/cell/address';
import { Book } from '../host/book/book';
import type { Sheet } from '../host/book/book';
import { loadFunctions } from '../host/custom-functions';
import { displayText } from '../host/cell/display';
import type { FunctionsMetadata } from '../host/wire/functions-bridge';
import type { Value } from '../host/cell/value';

/** The add-in's address in this build: not the one the manifest holds. */
const ADDRESS = 'https://dx.example.lg.jp/addin/';
const LANGUAGES = [
  { language: 'ja', folder: 'help/', metadata: 'functions.json', words: HELP_JA, asked: FORMULAS_JA, guide: GUIDES_JA },
  { language: 'en', folder: 'help/en/', metadata: 'functions.en.json', words: HELP_EN, asked: FORMULAS_EN, guide: GUIDES_EN },
] as const;

interface Described extends FunctionsMetadata {
  readonly functions: readonly {
    readonly id: string;
    readonly description: string;
    readonly helpUrl: string;
    readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional?: boolean }[];
  }[];
}

const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'dx-help-'));
const read = (file: string): string => fs.readFileSync(path.join(dist, file), 'utf8');
const described = (file: string): Described => JSON.parse(read(file)) as Described;
const pages = (): string[] =>
  fs
    .readdirSync(path.join(dist, 'help'), { recursive: true })
    .map(file => `help/${String(file).split(path.sep).join('/')}`)
    .filter(file => file.endsWith('.html'));
/** What a reader sees of a piece of HTML. */
const textOf = (html: string): string =>
  html
    .replace(/<wbr\/>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

/** The build of the functions as it ships, with an address of its own, into a folder of its own. */
beforeAll(async () => {
  await promisify(execFile)(
    process.execPath,
    [
      require.resolve('webpack/bin/webpack.js'),
      '--mode',
      'production',
      '--config-name',
      'functions',
      '--env',
      `address=${ADDRESS}`,
      '--output-path',
      dist,
    ],
    { cwd: path.join(__dirname, '../..') },
  );
}, 120_000);

afterAll(() => fs.rmSync(dist, { recursive: true, force: true }));

test.each(LANGUAGES)(
  '$language: every function leads to a page with its syntax, every argument and an example',
  ({ language, folder, metadata, words }) => {
    const { functions } = described(metadata);
    expect(functions.map(({ id }) => id).sort()).toEqual(Object.keys(words.functions).sort());
    for (const { id, description, helpUrl, parameters } of functions) {
      expect(helpUrl).toBe(`${ADDRESS}${folder}${id.toLowerCase()}.html`);
      const html = read(helpUrl.slice(ADDRESS.length));
      const text = textOf(html);
      const [head = ''] = text.split(words.errors);
      expect(html).toContain(`<html lang="${language}">`);
      expect(head).toContain(description);
      expect(head).toContain(`DX.${id}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(', ')})`);
      for (const { name, description: meaning, optional } of parameters) {
        // In Japanese the argument's word stands beside the name that Excel shows.
        const label = language === 'ja' ? ` ${FORMULAS_JA.fields[name as keyof typeof FORMULAS_JA.fields]}` : '';
        expect(head).toContain((optional ? `[${name}]` : name) + label + meaning);
      }
      for (const title of Object.values(words.functions[id as keyof typeof words.functions].examples)) expect(head).toContain(title);
      expect(html.match(/class="formula">=DX\./g)?.length).toBeGreaterThan(0);
      expect(read(`${folder}index.html`)).toContain(`href="${id.toLowerCase()}.html"`);
    }
    expect(pages().filter(file => path.posix.dirname(file) === folder.slice(0, -1))).toHaveLength(
      functions.length + Object.keys(GUIDES_JA.guides).length + 1,
    );
  },
);

test.each(LANGUAGES)('$language: the index has the groups, the order and the questions of the 関数 tab', ({ folder, words, asked }) => {
  const html = read(`${folder}index.html`);
  // The guides come first.
  const shown = [...html.matchAll(/<section>\n<h2>([^<]*)<\/h2>\n<dl class="index">\n([\s\S]*?)<\/dl>/g)].map(([, title, list = '']) => [
    title,
    ...[...list.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, term = '', text = '']) => [textOf(term), textOf(text)]),
  ]);
  expect(shown).toEqual(
    GROUPS.map(group => [
      asked.groups[group],
      ...QUESTIONS.filter(one => one.group === group).map(({ id }) => [`DX.${id} ${asked.questions[id]}`, asked.about[id]]),
    ]),
  );
  for (const { id } of QUESTIONS)
    expect(textOf(/<p class="lead">(.*?)<\/p>/.exec(read(`${folder}${id.toLowerCase()}.html`))?.[1] ?? '')).toBe(
      `${words.asked}${words.colon}${asked.questions[id]}`,
    );
});

/** What a guide's part says, as plain texts; a formula for a worked example. */
const textsOf = (block: GuideBlock): readonly string[] => {
  if (typeof block === 'string') return [block];
  if ('list' in block) return block.list;
  if ('steps' in block) return block.steps;
  if ('files' in block) return block.files.map(([, text]) => text);
  if ('table' in block) return block.table.flat();
  const [id, key] = block.example;
  return (EXAMPLES as Readonly<Record<string, readonly Example[]>>)[id]?.filter(one => one.key === key).map(({ formula }) => formula) ?? [];
};

test.each(LANGUAGES)('$language: every guide is a page with all it says, and the index leads to it', ({ folder, guide }) => {
  for (const [id, { title, lead, sections }] of Object.entries(guide.guides)) {
    const html = read(`${folder}${id}.html`);
    const text = textOf(html).replace(/&#39;/g, "'");
    for (const said of [title, lead, ...sections.flatMap(one => [one.title, ...one.blocks.flatMap(textsOf)])])
      expect(text).toContain(said.replace(/`/g, ''));
    for (const { id: part } of sections) {
      expect(html).toContain(`<section id="${part}">`);
      expect(html).toContain(`href="${id}.html#${part}"`);
    }
    expect(read(`${folder}index.html`)).toContain(`href="${id}.html"`);
  }
  // What a page offers to take is there.
  for (const file of pages())
    for (const [, link = ''] of read(file).matchAll(/href="((?:\.\.\/)+[^"]+)"/g)) {
      const target = path.posix.join(path.posix.dirname(file), decodeURI(link));
      expect([file, target, fs.existsSync(path.join(dist, target))]).toEqual([file, target, true]);
    }
  // Both languages have the same parts: nothing is told to one of them only.
  const shape = (of: typeof GUIDES_JA) =>
    Object.entries(of.guides).map(([id, { sections }]) => [
      id,
      sections.map(one => [
        one.id,
        one.blocks.map(block => (typeof block === 'string' ? 'text' : JSON.stringify([Object.keys(block), textsOf(block).length]))),
      ]),
    ]);
  expect(shape(guide)).toEqual(shape(GUIDES_JA));
});

test.each(LANGUAGES)(
  '$language: a page’s table of errors has the rows of its function with their codes, no two with one reason',
  ({ folder, words }) => {
    const rowsOf = (file: string): string[][] =>
      [...read(file).matchAll(/<tr><th scope="row">(?:<code>)?(#[^<]*)(?:<\/code>)?<\/th><td[^>]*>(.*?)<\/td>/g)].map(
        ([, code = '', cause = '']) => [code, textOf(cause)],
      );
    for (const [id, kinds] of Object.entries(FAULTS)) {
      const own: Readonly<Partial<Record<string, { readonly cause: string }>>> = {
        ...words.faults,
        ...('faults' in words.functions[id as keyof typeof FAULTS] ? words.functions[id as 'NUMBER'].faults : {}),
      };
      const rows = rowsOf(`${folder}${id.toLowerCase()}.html`);
      expect(rows).toEqual(kinds.map(kind => [CODES[kind], own[kind]?.cause]));
      expect(new Set(rows.map(([, cause]) => cause)).size).toBe(rows.length);
    }
    const codes = rowsOf(`${folder}index.html`).map(([code]) => code);
    expect(codes.slice(-ALWAYS.length)).toEqual(ALWAYS.map(kind => CODES[kind] || '#…'));
    // Excel shows a reason with two of the codes only: what each of them means stands before.
    expect(codes.slice(0, -ALWAYS.length)).toEqual(expect.arrayContaining([...new Set(Object.values(CODES).filter(code => code !== ''))]));
  },
);

test('pages are well-formed, without scripts or anything from elsewhere, and all links resolve', async () => {
  for (const file of pages()) {
    const html = read(file);
    const { errors } = await validateXML({ xml: { fileName: file.replace(/\W/g, '_'), contents: html }, normalization: 'format' });
    expect(errors).toEqual([]);
    expect(html).toContain("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self';");
    // Guides and index have their own search, and nothing else that runs.
    const searched = /\/(?:index|staff|secretariat|heads|admin|consolidate|messages)\.html$/.test(file);
    expect([file, html.match(/<script[^>]*>/g) ?? []]).toEqual([file, searched ? ['<script src="search.js" defer="defer">'] : []]);
    expect(html.includes("script-src 'self'")).toBe(searched);
    expect(html).not.toMatch(/<style|<iframe|\son\w+=|\sstyle=|https?:|undefined|\[object/);
    for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      const [target = '', fragment] = address.split('#');
      // A file to take, seen to above.
      if (target.includes('consolidate/')) continue;
      const place = path.posix.join(path.posix.dirname(file), target || path.posix.basename(file));
      const found = read(place);
      if (fragment !== undefined) expect(found).toContain(` id="${fragment}"`);
    }
    expect(html).toContain(file.startsWith('help/en/') ? '<html lang="en">' : '<html lang="ja">');
  }
}, 60_000);

test.each(LANGUAGES)(
  '$language: the search knows every part of every guide, and leads to pages and parts that are there',
  ({ folder, guide }) => {
    const entries = JSON.parse(read(`${folder}search.json`)) as HelpEntry[];
    for (const [id, { title, sections }] of Object.entries(guide.guides))
      for (const one of sections)
        expect(entries).toContainEqual(expect.objectContaining({ page: id, part: one.id, title, heading: one.title }));
    for (const { page, part, text } of entries) {
      const html = read(`${folder}${page}.html`);
      if (part !== '') expect(html).toContain(` id="${part}"`);
      expect(text).not.toMatch(/<\/?[a-z]|undefined/);
    }
    const script = read(`${folder}search.js`);
    expect(script).not.toMatch(/fetch\(|XMLHttpRequest|import\(|https?:/);
  },
);

/** The formulas of a page, each with the cells of the answer shown beside it. */
function casesOf(html: string): { formula: string; shown: string[][] }[] {
  return [
    ...html.matchAll(
      /<code class="formula">(=.*?)<\/code><\/dd><dt>[^<]*<\/dt><dd>(?:<output>(.*?)<\/output>|<table class="answer">(.*?)<\/table>)/g,
    ),
  ].map(([, formula = '', one, table]) => ({
    formula: textOf(formula),
    shown:
      table === undefined
        ? [[textOf(one ?? '')]]
        : [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
            [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => textOf(cell)),
          ),
  }));
}

describe('the examples, calculated by the functions as shipped in a workbook', () => {
  const FORMULA_ROW = 40;
  const book = new Book();
  const sheets = new Map<string, Sheet>();

  const put = (name: string, { sheet: cells, formula }: { sheet: (typeof SCALE_EXAMPLE)['sheet']; formula: string }): void => {
    const sheet = book.addSheet(name);
    sheets.set(name, sheet);
    cells.forEach((row, r) => sheet.write(area(r, 0, 1, row.length), [row as Value[]]));
    sheet.write(area(FORMULA_ROW, 0), [[formula]]);
  };
  const answer = (name: string): Value[][] => {
    const sheet = sheets.get(name);
    if (!sheet) throw new Error(`no example ${name}`);
    return sheet.values(sheet.spillArea(FORMULA_ROW, 0) ?? area(FORMULA_ROW, 0)) as Value[][];
  };

  beforeAll(async () => {
    book.customFunctions = loadFunctions(path.join(dist, 'functions.js'), path.join(dist, 'functions.json'));
    for (const [id, list] of Object.entries({ ...EXAMPLES, index: GUARD_EXAMPLES }))
      for (const example of list) put(`${id}.${example.key}`, example);
    for (const { name } of SCALES) put(`scale ${name}`, { ...SCALE_EXAMPLE, formula: SCALE_EXAMPLE.formula.replace('長野県', name) });
    await book.calculate();
  }, 60_000);

  const examples: [string, readonly Example[]][] = Object.entries({ ...EXAMPLES, index: GUARD_EXAMPLES });
  test.each(examples)('the page %s', (id, list) => {
    for (const { folder } of LANGUAGES) {
      const cases = casesOf(read(`${folder}${id.toLowerCase()}.html`));
      expect(cases.map(({ formula }) => formula)).toEqual(list.map(({ formula }) => formula));
      list.forEach(({ key, formula, result, format = 'General' }, i) => {
        expect(formula).toContain(id === 'index' ? '=""' : `DX.${id}(`);
        const got = answer(`${id}.${key}`);
        const wanted = (Array.isArray(result) ? result : [[result]]) as Value[][];
        expect(got.map(row => row.length)).toEqual(wanted.map(row => row.length));
        got.forEach((row, r) =>
          row.forEach((value, c) => {
            const expected = wanted[r]?.[c];
            if (typeof value === 'number' && typeof expected === 'number')
              expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
            else expect(displayText(value, format)).toBe(displayText(expected ?? null, format));
            expect(cases[i]?.shown[r]?.[c]).toBe(displayText(value, format));
          }),
        );
      });
    }
  });

  test.each(LANGUAGES)('$language: the page of DX.STATUS has every scale, with the grade it gives', ({ folder }) => {
    const html = read(`${folder}status.html`);
    for (const { name } of SCALES) {
      const grades = gradesOf(name);
      const [row = ''] = new RegExp(`<tr><th scope="row">${name}</th>.*?</tr>`).exec(html) ?? [];
      const [[grade] = []] = answer(`scale ${name}`);
      expect(grades).toContain(grade);
      expect(row).toContain(`<b>${String(grade)}</b>`);
      for (const one of grades) expect(textOf(row)).toContain(one);
    }
  });
});

test('the headers the index page lists are the ones the functions know', async () => {
  const [plan, actuals] = HELP_JA.basics;
  const headersOf = (rows: readonly (readonly string[])[]): Record<string, string[]> =>
    Object.fromEntries(rows.slice(1).map(([column = '', headers = '']) => [column, headers.split(/、| または /)]));
  const book = new Book();
  book.customFunctions = loadFunctions(path.join(dist, 'functions.js'), path.join(dist, 'functions.json'));
  const base: Record<string, [header: string, cell: Value]> = {
    名称: ['名称', 'a'],
    番号: ['番号', 'K1'],
    向き: ['向き', '減少'],
    基準年度: ['基準年度', 2020],
    基準値: ['基準値', 100],
    時点: ['時点', '年末'],
    経路: ['経路', '階段'],
    集計: ['集計', '累計'],
    目標: ['目標2030', 50],
  };
  const formulas: Record<string, string> = {
    名称: 'DX.KPIGAP("a",2030,60,#)',
    番号: 'DX.KPIGAP("K1",2030,60,#)',
    向き: 'DX.KPIGAP("a",2030,60,#)',
    基準値: 'DX.PROGRESS("a",2030,60,#)',
    基準年度: 'DX.PROGRESS("a",2030,60,#)',
    時点: 'DX.EXPECTED("a",2030,"2030/12/30",#)',
    経路: 'DX.EXPECTED("a",2030,2025,#)',
    集計: 'DX.ACTUAL("a",{"KPI","年度","値";"a",2021,7},,#)',
    目標: 'DX.TARGET("a",%,#)',
  };
  const checks: { sheet: Sheet; expected: Value; header: string }[] = [];
  const expected: Record<string, Value> = {
    名称: 10,
    番号: 10,
    向き: 10,
    基準値: 0.8,
    基準年度: 0.8,
    時点: 100,
    経路: 100,
    集計: 107,
    目標: 50,
  };
  for (const [column, headers] of Object.entries(headersOf(plan?.rows ?? []))) {
    if (column === '単位') continue;
    for (const header of headers) {
      const cells = Object.entries(base)
        .filter(([other]) => !(column === '番号' && other === '名称') && !(header.includes('(R2)') && other === '基準年度'))
        .map(([other, [usual, cell]]): [string, Value] => [
          other === column ? header : usual,
          header.includes('R7') && other === column ? 50 : cell,
        ]);
      const sheet = book.addSheet();
      sheet.write(area(0, 0, 2, cells.length), [cells.map(([one]) => one), cells.map(([, cell]) => cell)]);
      const year = header.includes('R7') ? 2025 : 2030;
      const range = `A1:${String.fromCharCode(64 + cells.length)}2`;
      sheet.write(area(9, 0), [
        [`=${(formulas[column] ?? '').replace('#', range).replace('%', String(/令和12/.test(header) ? 2030 : year))}`],
      ]);
      checks.push({ sheet, expected: expected[column] ?? null, header });
    }
  }
  for (const [column, headers] of Object.entries(headersOf(actuals?.rows ?? []))) {
    for (const header of headers) {
      const sheet = book.addSheet();
      const row: [string, Value][] = [
        ['KPI', 'a'],
        ['年度', 2025],
        ['値', 7],
      ];
      const changed = row.map(
        ([usual, cell]) => [usual === column || (column === '時点' && usual === '年度') ? header : usual, cell] as const,
      );
      sheet.write(area(0, 0, 2, 3), [changed.map(([one]) => one), changed.map(([, cell]) => cell)]);
      sheet.write(area(9, 0), [['=DX.ACTUAL("a",A1:C2)']]);
      checks.push({ sheet, expected: 7, header });
    }
  }
  await book.calculate();
  expect(checks.length).toBeGreaterThan(30);
  expect(checks.map(({ sheet, header }) => [header, sheet.value(9, 0)])).toEqual(
    checks.map(({ header, expected: value }) => [header, value]),
  );
}, 60_000);
