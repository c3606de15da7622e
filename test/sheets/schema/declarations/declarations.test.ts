import fs from 'node:fs';
import path from 'node:path';
import { OWN_SCALE } from '../../../../src/sheets/schema/declarations/kpis';
import type { ChoiceColumn, ColumnKind } from '../../../../src/sheets/schema/column';
import { SCALE_NAMES } from '../../../../src/domain/rating/scales';
import { KINDS } from '../../../../src/sheets/schema/kinds';
import type { NewRowOf, RowOf } from '../../../../src/sheets/schema/table';
import { sheetColumns, type Declaration } from '../../../../src/sheets/schema/table';
import { TABLE_NAMES } from '../../../../src/sheets/schema/table-name';
import { TABLES } from '../../../../src/sheets/schema/declarations/tables';

/** Compiles only when both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
const proven = (...proofs: readonly true[]): number => proofs.length;

type KpiRow = RowOf<typeof TABLES.DX_KPIs>;
type NewKpi = NewRowOf<typeof TABLES.DX_KPIs>;
type NewActual = NewRowOf<typeof TABLES.DX_Actuals>;

const all: readonly Declaration[] = TABLE_NAMES.map(name => TABLES[name]);

test('rows are typed by their declaration', () => {
  expect(
    proven(
      true satisfies Same<KpiRow['direction'], '増加' | '減少' | null>,
      true satisfies Same<KpiRow['baseline'], number | null>,
      true satisfies Same<KpiRow['targets'], readonly { readonly year: number; readonly value: number | null }[]>,
      true satisfies Same<RowOf<typeof TABLES.DX_Systems>['standardised'], boolean | null>,
      true satisfies Same<RowOf<typeof TABLES.DX_Systems>['connections'], readonly string[]>,
      true satisfies Same<NewKpi['baseline'], number | '―' | null | undefined>,
      true satisfies Same<NewActual['value'], number>,
      true satisfies Same<NewActual['status'], '実績' | '見込' | '速報' | null | undefined>,
    ),
  ).toBe(8);
  // @ts-expect-error a required column may not be left out
  const withoutValue: NewActual = { kpi: '作業削減時間', year: 2025 };
  // @ts-expect-error a choice outside the list
  const wrongChoice: NewActual = { kpi: '作業削減時間', year: 2025, value: 1, status: '確定' };
  expect([withoutValue.kpi, wrongChoice.kpi]).toEqual(['作業削減時間', '作業削減時間']);
});

/** A column as the page of the contract has it: 「向き choice 増加/減少」, 「重み number >= 0」. */
interface WrittenColumn {
  readonly header: string;
  readonly required: boolean;
  readonly type: string;
}

/** The tables of section 1 of docs/sheets.md, by sheet and name. */
const WRITTEN: Readonly<Record<string, readonly WrittenColumn[]>> = Object.fromEntries(
  [...fs.readFileSync(path.join(__dirname, '../../../../docs/sheets.md'), 'utf8').matchAll(/^\| (\S+) `(DX_\w+)` \| (.*) \|$/gm)].map(
    ([, sheet = '', name = '', columns = '']) => [
      `${sheet} ${name}`,
      columns
        .split(' · ')
        .filter(column => !column.startsWith('further '))
        .map((column): WrittenColumn => {
          const [, header = '', star, type = ''] = /^(\S+?)(\*?) (.*)$/.exec(column) ?? [];
          return { header, required: star === '*', type };
        }),
    ],
  ),
);

/** How the page writes each kind of column. */
const WRITTEN_KINDS: Readonly<Record<ColumnKind, RegExp>> = {
  text: /^text$/,
  uniqueText: /^unique text$/,
  id: /^id$/,
  choice: /^choice/,
  number: /^number(?: >= 0)?$/,
  perYear: /^number$/,
  count: /^count$/,
  yen: /^yen$/,
  ratio: /^0 to 1$/,
  year: /^year$/,
  date: /^date$/,
  yesNo: /^yes\/no/,
  ref: /^ref/,
  refs: /^list of/,
};

test('the tables of the contract, with the columns of the contract in its order', () => {
  expect(Object.keys(WRITTEN)).toEqual(all.map(({ sheet, name }) => `${sheet} ${name}`));
  for (const table of all) {
    const written = WRITTEN[`${table.sheet} ${table.name}`] ?? [];
    const columns = sheetColumns(table);
    expect(written.map(({ header, required }) => [table.name, header, required])).toEqual(
      columns.map(({ header, column }) => [table.name, header, column.required === true]),
    );
    columns.forEach(({ column, header }, at) => {
      const { type = '' } = written[at] ?? {};
      expect([header, type]).toEqual([header, expect.stringMatching(WRITTEN_KINDS[column.kind])]);
      // The choices are written where they are not told elsewhere.
      if (column.kind === 'choice' && type.includes('/')) expect([header, type]).toEqual([header, `choice ${column.choices.join('/')}`]);
    });
  }
});

test('every kind of column is used, so every entry of KINDS is reachable', () => {
  const used = new Set<ColumnKind>(all.flatMap(({ columns }) => Object.values(columns).map(({ kind }) => kind)));
  expect([...used].sort()).toEqual(Object.keys(KINDS).sort());
});

test('Excel takes the texts: a prompt has 255 characters, a title 32, a list of choices 255', () => {
  for (const { column, header } of all.flatMap(table => sheetColumns(table))) {
    expect(header.length).toBeLessThanOrEqual(32);
    expect(column.help.length).toBeGreaterThan(5);
    expect(column.help.length).toBeLessThanOrEqual(255);
    if (column.kind === 'choice') {
      expect(column.choices.join(',').length).toBeLessThanOrEqual(255);
      expect(column.choices.filter(choice => choice.includes(','))).toEqual([]);
    }
  }
});

test('評価方式 offers exactly the rating rules there are, and the city’s own', () => {
  const column: ChoiceColumn = TABLES.DX_KPIs.columns.scale;
  expect(column.choices).toEqual([...SCALE_NAMES, OWN_SCALE]);
});

test('references name tables and columns that exist', () => {
  for (const { column } of all.flatMap(table => sheetColumns(table))) {
    if (column.kind === 'ref' || column.kind === 'refs')
      expect(sheetColumns(TABLES[column.to.table]).map(({ header }) => header)).toContain(column.to.header);
  }
});
