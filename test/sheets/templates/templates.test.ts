import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cell } from '../../../src/domain/base/cell';
import { dateOf } from '../../../src/domain/base/serial';
import { normalizeText } from '../../../src/domain/text/characters/text';
import { GLOSSES_EN } from '../../../src/i18n/functions/glosses.en';
import { SEVERITY } from '../../../src/sheets/schema/issue';
import { TABLE_NAMES, type TableName } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import type { Template } from '../../../src/sheets/templates/template';
import { OFFERED, TEMPLATES } from '../../../src/sheets/templates/templates';
import { documentText } from '../documents';
import { cellsOf, read, rowsOfAll } from './filled';

/**
 * Counted by hand from the documents: how many rows each table of a template has, and rows that must be there, each by the
 * headers of its cells (text: part of the cell; number: the cell). `verbatim`: columns whose text is the document's own, but for `ownWords`.
 */
interface Counted {
  readonly counts: Partial<Record<TableName, number>>;
  readonly documents: readonly string[];
  readonly rows: Partial<Record<TableName, readonly (readonly [string, Readonly<Record<string, string | number>>])[]>>;
  readonly verbatim: Partial<Record<TableName, readonly string[]>>;
  readonly ownWords: readonly string[];
}

const CASES = path.join(__dirname, '../../cases/templates');
const counted = (id: string): Counted => JSON.parse(readFileSync(path.join(CASES, `${id}.json`), 'utf8')) as Counted;

const isoDate = (serial: number): string => {
  const { year, month, day } = dateOf(serial);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** The rows of a table of a template as records of header and cell. */
function records(template: Template, table: TableName): Record<string, Cell>[] {
  const [headers = [], ...body] = cellsOf(table, rowsOfAll([template])[table] ?? []);
  return body.map(row => Object.fromEntries(headers.map((header, index) => [String(header), row[index] ?? ''])));
}

function holds(record: Readonly<Record<string, Cell>>, wanted: Readonly<Record<string, string | number>>): boolean {
  return Object.entries(wanted).every(([header, value]) => {
    const cell = record[header];
    if (typeof value === 'number') return cell === value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return typeof cell === 'number' && isoDate(cell) === value;
    return typeof cell === 'string' && normalizeText(cell).includes(normalizeText(value));
  });
}

test('every template that is offered says in English what it is', () => {
  for (const { name } of OFFERED) expect(GLOSSES_EN[name]).toMatch(/[a-z]/);
});

test('every case belongs to a template', () => {
  expect(readdirSync(CASES).sort()).toEqual(TEMPLATES.map(({ id }) => `${id}.json`).sort());
});

describe.each(TEMPLATES.map(template => [template.id, template] as const))('%s', (id, template) => {
  const { counts, rows, documents, verbatim, ownWords } = counted(id);

  test('has as many rows as were counted in the document', () => {
    const got = Object.fromEntries(TABLE_NAMES.map(name => [name, template.rows[name]?.length ?? 0]));
    expect(got).toEqual(Object.fromEntries(TABLE_NAMES.map(name => [name, counts[name] ?? 0])));
  });

  test('holds every counted item', () => {
    const missing = TABLE_NAMES.flatMap(name => {
      const there = records(template, name);
      return (rows[name] ?? []).filter(([, wanted]) => !there.some(record => holds(record, wanted))).map(([what]) => `${name}: ${what}`);
    });
    expect(missing).toEqual([]);
  });

  test('every row names its document and the place in it', () => {
    const PLACE = /第\d+条|別表|\(\d+\)|[①-⑥]|\d\. |2\.\(1\)|各団体の状況|各自治体における|体制の例/;
    const without = TABLE_NAMES.flatMap(name =>
      records(template, name)
        .filter(record => {
          const source = [record['根拠'], record['出典'], record['備考'], record['対応方針'], record['資料']]
            .map(cell => String(cell ?? ''))
            .join(' ');
          return (
            !/(設置要綱|グランドデザイン|推進本部規程|DX推進に係る組織体制について|北九州市DX推進計画)/.test(source) || !PLACE.test(source)
          );
        })
        .map(record => `${name}: ${JSON.stringify(record)}`),
    );
    expect(without).toEqual([]);
  });

  test('names no persons', () => {
    expect(records(template, 'DX_Members').filter(record => record['氏名'] !== '')).toEqual([]);
  });

  test('reads without anything missing or misunderstood', () => {
    const issues = TABLE_NAMES.flatMap(name => read(rowsOfAll([template]))[name]?.issues ?? []);
    expect(issues.filter(({ kind }) => SEVERITY[kind] === 'error')).toEqual([]);
  });

  test('quotes the document to the letter', () => {
    const text = documents.map(documentText).join('\n');
    const quotes = TABLE_NAMES.flatMap(name =>
      records(template, name).flatMap(record =>
        (verbatim[name] ?? []).flatMap(header => {
          const cell = ownWords.reduce(
            (rest, own) => rest.split(own).join('\n'),
            String(record[header] ?? '').replace(/。?\s*出典：.*$/s, ''),
          );
          return cell.split(/[\n／「」、。○―]|(?<=[^0-9A-Za-z])\s/);
        }),
      ),
    );
    const wrong = quotes.map(normalizeText).filter(quote => quote !== '' && !text.includes(quote));
    expect(wrong).toEqual([]);
    if (Object.keys(verbatim).length > 0) expect(quotes.length).toBeGreaterThan(20);
  });
});

describe('together', () => {
  test('no key and no number appears twice', () => {
    const twice = TABLE_NAMES.flatMap(name => {
      const all = rowsOfAll(TEMPLATES)[name] ?? [];
      const keys = all.map(row => TABLES[name].key.map(key => normalizeText(String(row[key] ?? ''))).join(' | '));
      const ids = all.flatMap(row => (typeof row.id === 'string' ? [normalizeText(row.id)] : []));
      return [keys, ids].flatMap(list => list.filter((key, index) => list.indexOf(key) !== index).map(key => `${name}: ${key}`));
    });
    expect(twice).toEqual([]);
  });

  test('all five read as one workbook', () => {
    const reading = read(rowsOfAll(TEMPLATES));
    const errors = TABLE_NAMES.flatMap(name => (reading[name]?.issues ?? []).filter(({ kind }) => SEVERITY[kind] === 'error'));
    expect(errors).toEqual([]);
    expect(reading.DX_Members?.rows).toHaveLength(13 + 24 + 7);
  });
});
