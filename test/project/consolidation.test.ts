/** What the build writes to consolidate/: the workbook, the queries and the Power BI project, read back by others than who wrote them. */
import Ajv from 'ajv';
import { unzip } from '@cj-tech-master/excelts/archive';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import fs from 'node:fs';
import path from 'node:path';
import { TABLE_NAMES } from '../../src/sheets/schema/table-name';
import { REPORT_MEASURES } from '../../src/sheets/consolidate/model';
import { PAGES } from '../../src/sheets/consolidate/report';
import { sectionOf } from '../../src/sheets/consolidate/queries';
import { consolidation } from '../../webpack/consolidate';
import { parse } from '../sheets/consolidate/m-evaluator';
import { queries } from '../sheets/consolidate/power-query';

const { files } = consolidation();
const textOf = (name: string): string => new TextDecoder().decode(files.get(name));
const workbook = files.get('consolidate/DX集約.xlsx') ?? new Uint8Array();
const parts = unzipSync(workbook);
const part = (name: string): string => new TextDecoder().decode(parts[name]);

/** A part of [MS-QDEFF] taken apart by its lengths. */
function blocks(bytes: Uint8Array): {
  version: number;
  parts: Uint8Array;
  permissions: string;
  metadata: string;
  binding: Uint8Array;
  rest: number;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4;
  const next = (): Uint8Array => {
    const size = view.getUint32(at, true);
    const block = bytes.slice(at + 4, at + 4 + size);
    at += 4 + size;
    return block;
  };
  const [packed, permissions, about, binding] = [next(), next(), next(), next()] as const;
  const aboutView = new DataView(about.buffer);
  expect(aboutView.getUint32(0, true)).toBe(0);
  const size = aboutView.getUint32(4, true);
  const content = aboutView.getUint32(8 + size, true);
  expect(8 + size + 4 + content).toBe(about.length);
  return {
    version: view.getUint32(0, true),
    parts: packed,
    permissions: new TextDecoder().decode(permissions),
    metadata: new TextDecoder().decode(about.slice(8, 8 + size)),
    binding,
    rest: bytes.length - at,
  };
}

const mashupPart = (): string => new TextDecoder('utf-16le').decode(parts['customXml/item1.xml']);

describe('DX集約.xlsx', () => {
  const mashup = blocks(Uint8Array.from(Buffer.from(/>([A-Za-z0-9+/=]+)<\/DataMashup>/.exec(mashupPart())?.[1] ?? '', 'base64')));

  test('holds the queries in the part that Excel reads them from', async () => {
    expect(parts['customXml/item1.xml']?.slice(0, 2)).toEqual(Uint8Array.from([0xff, 0xfe]));
    expect([mashup.version, mashup.rest]).toEqual([0, 0]);
    const inside = unzipSync(mashup.parts);
    expect(Object.keys(inside).sort()).toEqual(['Config/Package.xml', 'Formulas/Section1.m', '[Content_Types].xml']);
    const section = new TextDecoder().decode(inside['Formulas/Section1.m']);
    expect(section).toBe(sectionOf(queries('excel')));
    await parse(section);
    // Nobody's privacy settings are switched off.
    expect(mashup.permissions).toContain('<FirewallEnabled>true</FirewallEnabled>');
  });

  test('its metadata names every query, and the table that each loaded one fills', () => {
    const paths = [...mashup.metadata.matchAll(/<ItemPath>Section1\/([^<]+)<\/ItemPath>/g)].map(([, name = '']) =>
      decodeURIComponent(name),
    );
    expect(paths).toEqual(queries('excel').map(({ name }) => name));
    const targets = [...mashup.metadata.matchAll(/Type="FillTarget" Value="s([^"]+)"/g)].map(([, name]) => name);
    expect(targets).toEqual([...TABLE_NAMES.map(name => name.replace('DX_', 'ALL_')), 'ALL_Targets', 'ALL_Progress', 'ALL_Results']);
  });

  test('another zip reader finds the same parts', async () => {
    const other: string[] = [];
    for await (const entry of unzip(workbook).entries()) {
      other.push(entry.path);
      expect([entry.path, Buffer.from(await entry.bytes()).equals(Buffer.from(parts[entry.path] ?? []))]).toEqual([entry.path, true]);
    }
    expect(other.sort()).toEqual(Object.keys(parts).sort());
  });

  test('every part is in the list of types or has a usual ending, and every link leads to a part', () => {
    const types = part('[Content_Types].xml');
    for (const name of Object.keys(parts)) {
      const known = /\.(?:rels|xml)$/.test(name) || types.includes(`PartName="/${name}"`);
      expect([name, known]).toEqual([name, true]);
    }
    for (const [, name = ''] of types.matchAll(/PartName="\/([^"]+)"/g)) expect([name, name in parts]).toEqual([name, true]);
    for (const [name, bytes] of Object.entries(parts)) {
      if (!name.endsWith('.rels')) continue;
      const folder = path.posix.join(path.posix.dirname(name), '..');
      for (const [, target = ''] of new TextDecoder().decode(bytes).matchAll(/Target="([^"]+)"/g))
        expect([name, target, path.posix.join(folder, target) in parts]).toEqual([name, target, true]);
    }
  });

  test('a library that did not write it reads its sheets and tables', async () => {
    const { sheets } = await readXlsx(workbook);
    expect(sheets.map(({ name }) => name).slice(0, 3)).toEqual(['使い方', '設定', '取込結果']);
    const tables = sheets.flatMap(sheet => (sheet.tables ?? []).map(table => ({ sheet: sheet.name, ...table })));
    expect(tables.map(({ name }) => name).slice(0, 3)).toEqual(['DX_Setting', 'DX_Departments', 'ALL_Results']);
    // Not one of the add-in's own names: this is no workbook of a programme.
    expect(tables.filter(({ name }) => (TABLE_NAMES as readonly string[]).includes(name))).toEqual([]);
    for (const query of queries('excel').filter(({ columns }) => columns !== null)) {
      const table = tables.find(({ sheet }) => sheet === query.sheet);
      expect([query.name, table?.columns.map(({ name }) => name)]).toEqual([query.name, query.columns?.map(({ header }) => header)]);
    }
  });

  test('every loaded table has its connection, and the connection its query', () => {
    const connections = [...part('xl/connections.xml').matchAll(/<connection id="(\d+)".*?Location=([^;]+);/g)].map(([, id, query]) => [
      id,
      query,
    ]);
    expect(connections.map(([, query]) => query)).toEqual(
      expect.arrayContaining(
        queries('excel')
          .filter(({ columns }) => columns !== null)
          .map(({ name }) => name),
      ),
    );
    for (const [id] of connections) {
      expect(part(`xl/queryTables/queryTable${id}.xml`)).toContain(`connectionId="${id}"`);
      expect(part('xl/workbook.xml')).toContain(`ExternalData_${id}"`);
    }
  });
});

test('the queries lie beside as files, for Excel and for Power BI', () => {
  for (const [folder, host] of [
    ['excel', 'excel'],
    ['power-bi', 'powerbi'],
  ] as const)
    for (const { name, text } of queries(host)) expect(textOf(`consolidate/m/${folder}/${name}.pq`)).toBe(`${text}\n`);
});

describe('the Power BI project', () => {
  const at = 'consolidate/power-bi/';
  const names = [...files.keys()].filter(name => name.startsWith(at));
  const { schemas } = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'cases', 'power-bi-schemas.json'), 'utf8')) as {
    schemas: Record<string, { $id?: string }>;
  };

  test("its JSON follows Microsoft's schemas", () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const [id, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: id }, id);
    const checked = names.filter(name => /\.(?:json|pbip|pbir|pbism)$/.test(name) && !name.includes('StaticResources'));
    expect(checked.length).toBeGreaterThan(15);
    for (const name of checked) {
      const content = JSON.parse(textOf(name)) as { $schema: string };
      const validate = ajv.getSchema(content.$schema);
      expect([name, validate !== undefined]).toEqual([name, true]);
      validate?.(content);
      expect([name, validate?.errors ?? null]).toEqual([name, null]);
    }
  });

  test('the same files are in the zip', () => {
    const zipped = unzipSync(files.get('consolidate/power-bi.zip') ?? new Uint8Array());
    expect(Object.keys(zipped).sort()).toEqual(names.map(name => name.slice(at.length)).sort());
  });

  /** Tables and their columns and measures, as the text of the model has them. */
  const model = new Map(
    names
      .filter(name => name.includes('/tables/'))
      .map((name): [string, Set<string>] => {
        const text = textOf(name);
        const table = /^table (.+)$/m.exec(text)?.[1] ?? '';
        return [
          table,
          new Set([...text.matchAll(/^\t(?:column|measure) ([^=\n]+?)(?: = .*)?$/gm)].map(([, own = '']) => own.replace(/^'|'$/g, ''))),
        ];
      }),
  );

  test('has a table for every loaded query, and loads it by that query', () => {
    const loaded = queries('powerbi').filter(({ columns }) => columns !== null);
    expect([...model.keys()].sort()).toEqual(loaded.map(({ name }) => name).sort());
    for (const { name, columns } of loaded) {
      for (const { header } of columns ?? []) expect([name, header, model.get(name)?.has(header)]).toEqual([name, header, true]);
      const source = /\t\tsource =\n([\s\S]*)$/.exec(textOf(`${at}DX_Compass.SemanticModel/definition/tables/${name}.tmdl`))?.[1] ?? '';
      const plain = (text: string): string => text.replace(/[\t ]+/g, ' ').trim();
      expect(source.split('\n').map(plain).filter(Boolean)).toEqual(
        queries('powerbi')
          .find(query => query.name === name)
          ?.text.split('\n')
          .map(plain)
          .filter(Boolean),
      );
    }
  });

  test('the steps are its expressions, and each reads as M again', async () => {
    const text = textOf(`${at}DX_Compass.SemanticModel/definition/expressions.tmdl`);
    const found = [...text.matchAll(/^expression (\S+) =([\s\S]*?)\n\tlineageTag: /gm)];
    expect(found.map(([, name]) => name)).toEqual(
      queries('powerbi')
        .filter(({ columns }) => columns === null)
        .map(({ name }) => name),
    );
    for (const [, , m = ''] of found) await parse(m);
  });

  test('indents by tabs alone, and no line of an expression stands further left than its object', () => {
    for (const name of names.filter(one => one.endsWith('.tmdl')))
      for (const line of textOf(name).split('\n')) expect([name, /^\t*(?! )/.test(line) && !/^ /.test(line)]).toEqual([name, true]);
  });

  test('measures and pictures name columns and measures that there are', () => {
    const uses = (text: string): [string, string][] =>
      [...text.matchAll(/(?:'([^']+)'|\b(DX_\w+))\[([^\]]+)\]/g)].map(([, quoted, plain, column = '']) => [quoted ?? plain ?? '', column]);
    for (const { name, expression } of REPORT_MEASURES) {
      for (const [table, column] of uses(expression))
        expect([name, table, column, model.get(table)?.has(column)]).toEqual([name, table, column, true]);
      for (const [, other = ''] of expression.matchAll(/(?<![\w'\]])\[([^\]]+)\]/g))
        expect([name, REPORT_MEASURES.some(one => one.name === other)]).toEqual([name, true]);
    }
    for (const { visuals } of PAGES)
      for (const { roles } of visuals)
        for (const { table, name } of Object.values(roles).flat())
          expect([table, name, model.get(table)?.has(name)]).toEqual([table, name, true]);
  });

  test('every table is related to its workbook', () => {
    const relations = textOf(`${at}DX_Compass.SemanticModel/definition/relationships.tmdl`);
    const from = [...relations.matchAll(/fromColumn: (\S+)\.元ファイル/g)].map(([, name]) => name);
    expect(from.sort()).toEqual([...model.keys()].filter(name => name !== 'DX_Books').sort());
    const tags = [
      ...names
        .filter(name => name.endsWith('.tmdl'))
        .map(textOf)
        .join('\n')
        .matchAll(/(?:lineageTag: |^relationship )(\S+)/gm),
    ].map(([, tag]) => tag);
    expect(new Set(tags).size).toBe(tags.length);
    for (const tag of tags) expect(tag).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('pictures do not lie on each other and stay on the page', () => {
    for (const { visuals } of PAGES) {
      for (const [
        one,
        {
          place: [x, y, width, height],
        },
      ] of visuals.entries()) {
        expect(x + width <= 1280 && y + height <= 720).toBe(true);
        for (const {
          place: [x2, y2, width2, height2],
        } of visuals.slice(one + 1))
          expect(x + width <= x2 || x2 + width2 <= x || y + height <= y2 || y2 + height2 <= y).toBe(true);
      }
    }
  });
});

test('two builds give the same bytes', () => {
  for (const [name, bytes] of consolidation().files)
    expect([name, Buffer.from(bytes).equals(Buffer.from(files.get(name) ?? []))]).toEqual([name, true]);
});
