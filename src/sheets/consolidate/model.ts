/** The model of the Power BI project as text (TMDL): the same queries as the workbook, and measures over what they append. */
import type { QueryType } from './columns';
import type { Query } from './queries';

export interface ReportMeasure {
  readonly name: string;
  readonly expression: string;
  readonly format: string;
  readonly note: string;
}

/** Measures stand in the table of progress. */
export const MEASURE_TABLE = 'DX_Progress';

const list = (texts: readonly string[]): string => `{ ${texts.map(text => `"${text.replace(/"/g, '""')}"`).join(', ')} }`;

export const REPORT_MEASURES: readonly ReportMeasure[] = [
  {
    name: 'KPI数',
    expression: 'COUNTROWS ( SUMMARIZE ( DX_Progress, DX_Progress[元ファイル], DX_Progress[KPI] ) )',
    format: '#,0',
    note: '目標のあるKPIの数（名称の重なるKPIを除く）',
  },
  {
    name: '平均進捗率',
    expression: 'AVERAGE ( DX_Progress[進捗率] )',
    format: '0.0%',
    note: '基準値から目標値までの進みの平均（求められないものを除く）',
  },
  {
    name: '目標までの残り',
    expression:
      'IF ( HASONEVALUE ( DX_Progress[KPI] ) && HASONEVALUE ( DX_Progress[目標年] ) && HASONEVALUE ( DX_Progress[元ファイル] ), SUM ( DX_Progress[残り] ) )',
    format: '#,0.##',
    note: '1つのKPIの1つの目標年の残り。単位の違うKPIは足さない',
  },
  {
    name: '評価の件数',
    expression: 'COUNTROWS ( FILTER ( DX_Progress, NOT ISBLANK ( DX_Progress[評価] ) ) )',
    format: '#,0',
    note: '評価のある、KPIと目標年の組の数',
  },
  {
    name: '計画どおりの割合',
    expression:
      'DIVIDE ( CALCULATE ( COUNTROWS ( DX_Progress ), KEEPFILTERS ( DX_Progress[計画どおり] = TRUE () ) ), CALCULATE ( COUNTROWS ( DX_Progress ), KEEPFILTERS ( NOT ISBLANK ( DX_Progress[計画どおり] ) ) ) )',
    format: '0.0%',
    note: '実績が計画値に達しているものの割合（計画値のないものを除く）',
  },
  {
    name: '実績のある割合',
    expression: 'DIVIDE ( COUNT ( DX_Progress[実績値] ), COUNTROWS ( DX_Progress ) )',
    format: '0.0%',
    note: 'KPIと目標年の組のうち、実績のあるものの割合（DX.COVERAGEと同じ）',
  },
  { name: 'ブックの数', expression: 'COUNTROWS ( DX_Books )', format: '#,0', note: '読んだブックの数' },
  {
    name: '取り込めなかった数',
    expression: `CALCULATE ( COUNTROWS ( '取込結果' ), '取込結果'[状態] IN ${list(['開けません', '取り込みません'])} )`,
    format: '#,0',
    note: '開けないブックと、取り込まなかった表の数',
  },
];

const DATA_TYPES: Readonly<Record<QueryType, string>> = {
  text: 'string',
  number: 'double',
  integer: 'int64',
  date: 'dateTime',
  datetime: 'dateTime',
  logical: 'boolean',
};
const FORMATS: Readonly<Record<QueryType, string | null>> = {
  text: null,
  number: '#,0.##',
  integer: '0',
  date: 'yyyy/m/d',
  datetime: 'yyyy/m/d h:mm',
  logical: null,
};

/** An identifier that is the same on every build: from the name alone. */
export function tagOf(name: string): string {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map(seed =>
    [...name]
      .reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0, seed)
      .toString(16)
      .padStart(8, '0'),
  );
  const digits = words.join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** A name as TMDL takes it: quoted where it holds one of its own signs. */
const tmdlName = (name: string): string => (/[.=:'\s]/.test(name) ? `'${name.replace(/'/g, "''")}'` : name);

const indented = (text: string, tabs: number): string =>
  text
    .split(/\r?\n/)
    .map(line => (line.trim() === '' ? '' : `${'\t'.repeat(tabs)}${line.replace(/^(?: {4})+/, spaces => '\t'.repeat(spaces.length / 4))}`))
    .join('\n');

function expression({ name, text, note }: Query): string {
  const isShort = !text.includes('\n');
  return `/// ${note}\nexpression ${tmdlName(name)} =${isShort ? ` ${text}` : `\n${indented(text, 2)}`}\n\tlineageTag: ${tagOf(`expression ${name}`)}\n`;
}

function tableText({ name, text, note, columns }: Query): string {
  const parts = (columns ?? []).map(({ header, type, note: meaning }) => {
    const format = header === '進捗率' ? '0.0%' : FORMATS[type];
    return [
      `\t/// ${meaning}`,
      `\tcolumn ${tmdlName(header)}`,
      `\t\tdataType: ${DATA_TYPES[type]}`,
      ...(format === null ? [] : [`\t\tformatString: ${format}`]),
      `\t\tlineageTag: ${tagOf(`${name}[${header}]`)}`,
      '\t\tsummarizeBy: none',
      `\t\tsourceColumn: ${header}`,
      '',
    ].join('\n');
  });
  const measures = name !== MEASURE_TABLE ? [] : REPORT_MEASURES.map(measureText);
  return [
    `/// ${note}`,
    `table ${tmdlName(name)}`,
    `\tlineageTag: ${tagOf(`table ${name}`)}`,
    '',
    ...measures,
    ...parts,
    `\tpartition ${tmdlName(name)} = m`,
    '\t\tmode: import',
    `\t\tsource =\n${indented(text, 4)}`,
    '',
  ].join('\n');
}

const measureText = ({ name, expression: dax, format, note }: ReportMeasure): string =>
  [
    `\t/// ${note}`,
    `\tmeasure ${tmdlName(name)} = ${dax}`,
    `\t\tformatString: ${format}`,
    `\t\tlineageTag: ${tagOf(`measure ${name}`)}`,
    '',
  ].join('\n');

function relationships(tables: readonly Query[]): string {
  return tables
    .filter(({ name, columns }) => name !== 'DX_Books' && columns?.some(({ header }) => header === '元ファイル'))
    .map(
      ({ name }) =>
        `relationship ${tagOf(`relationship ${name}`)}\n\tfromColumn: ${tmdlName(name)}.元ファイル\n\ttoColumn: DX_Books.元ファイル\n`,
    )
    .join('\n');
}

/** The files of the model, by their path in the project. */
export function modelFiles(queries: readonly Query[]): Readonly<Record<string, string>> {
  const tables = queries.filter(({ columns }) => columns !== null);
  const steps = queries.filter(({ columns }) => columns === null);
  const files: Record<string, string> = {
    'definition.pbism': `${JSON.stringify({ $schema: 'https://developer.microsoft.com/json-schemas/fabric/item/semanticModel/definitionProperties/1.0.0/schema.json', version: '4.2', settings: {} }, null, 2)}\n`,
    'definition/database.tmdl': 'database\n\tcompatibilityLevel: 1567\n',
    'definition/model.tmdl': [
      'model Model',
      '\tculture: ja-JP',
      '\tdefaultPowerBIDataSourceVersion: powerBI_V3',
      '\tsourceQueryCulture: ja-JP',
      '\tdataAccessOptions',
      '\t\tlegacyRedirects',
      '\t\treturnErrorValuesAsNull',
      '',
      'annotation __PBI_TimeIntelligenceEnabled = 0',
      '',
      `annotation PBI_QueryOrder = ${JSON.stringify(queries.map(({ name }) => name))}`,
      '',
      ...steps.map(({ name }) => `ref expression ${tmdlName(name)}`),
      ...tables.map(({ name }) => `ref table ${tmdlName(name)}`),
      '',
    ].join('\n'),
    'definition/expressions.tmdl': steps.map(expression).join('\n'),
    'definition/relationships.tmdl': relationships(tables),
  };
  for (const query of tables) files[`definition/tables/${query.name}.tmdl`] = tableText(query);
  return files;
}
