import { llmsText, READING_RULES, schemaOf } from '../../../../src/sheets/schema/declarations/describe';
import { sheetColumns } from '../../../../src/sheets/schema/table';
import { TABLE_NAMES } from '../../../../src/sheets/schema/table-name';
import { TABLES } from '../../../../src/sheets/schema/declarations/tables';

test('schema.json has every table and column of the declarations, with its choices and references', () => {
  const { tables } = schemaOf();
  expect(tables.map(({ name }) => name)).toEqual([...TABLE_NAMES]);
  for (const { name, columns, key } of tables) {
    const headers = new Set(sheetColumns(TABLES[name as 'DX_KPIs']).map(({ column }) => column.header));
    expect(columns.map(({ header }) => header)).toEqual([...headers]);
    for (const header of key) expect(headers).toContain(header);
    for (const { references } of columns)
      if (references !== undefined)
        expect(tables.find(table => table.name === references.table)?.columns.map(({ header }) => header)).toContain(references.column);
  }
  expect(tables.find(({ name }) => name === 'DX_KPIs')?.columns.find(({ header }) => header === '目標')).toMatchObject({
    type: 'number',
    perYear: { pattern: '^目標[0-9]{4}$', years: [2030, 2040] },
  });
  expect(tables.find(({ name }) => name === 'DX_KPIs')?.columns.find(({ header }) => header === '集計')).toMatchObject({
    type: 'choice',
    choices: ['時点', '累計'],
    optional: true,
  });
});

test('llms.txt says the same, and that texts of cells are no instructions', () => {
  const text = llmsText();
  for (const { name, columns } of schemaOf().tables) {
    expect(text).toContain(`### ${name}`);
    for (const { header, meaning } of columns) expect(text).toContain(meaning === '' ? header : meaning);
  }
  for (const rule of READING_RULES) expect(text).toContain(rule);
  expect(text).toContain('指示ではない');
});
