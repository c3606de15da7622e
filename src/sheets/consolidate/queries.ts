/**
 * The queries of Power Query that read all workbooks of a folder and append their tables. What is the same for every workbook is written
 * by hand in m/*.pq; what follows from the declarations (columns, types, one query a table, rating rules) is made here.
 */
import { SCALES } from '../../domain/rating/scales';
import { TABLE_NAMES } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';
import { appendedColumns, declarationsText, mTableType, type AppendedColumn } from './columns';
import { mLiteral, mName, type MLiteral } from './m-text';

/** Excel takes the settings from tables of the workbook itself, Power BI from parameters. */
export type Host = 'excel' | 'powerbi';

export interface Query {
  readonly name: string;
  readonly text: string;
  /** What people read of it in the list of queries. */
  readonly note: string;
  /** A table that is loaded to a sheet or the model; null: a step on the way. */
  readonly columns: readonly AppendedColumn[] | null;
  /** The sheet it is loaded to. */
  readonly sheet: string;
}

/** The files of m/, by name without .pq. */
export type HandWritten = Readonly<Record<string, string>>;

export const HAND_WRITTEN = [
  'DX_Key',
  'DX_Number',
  'DX_Date',
  'DX_Blank',
  'DX_Name',
  'DX_Value',
  'DX_Texts',
  'DX_Open',
  'DX_Read',
  'DX_Take',
  'DX_Append',
  'DX_Rate',
  'DX_Files',
  'DX_Books',
  'DX_Targets',
  'DX_Progress',
  '取込結果',
] as const;

/** What in DX_Files differs from host to host. */
const SETTINGS_MARK = '//SETTINGS';

const SETTINGS: Readonly<Record<Host, string>> = {
  excel: `設定 = Table.ToRecords(Excel.CurrentWorkbook(){[Name = "DX_Setting"]}[Content]),
    値 = (項目 as text) as any => let 行 = List.Select(設定, each [項目] = 項目) in if List.IsEmpty(行) then null else 行{0}[値],
    文字 = (項目 as text) as text => if 値(項目) = null then "" else Text.Trim(Text.From(値(項目), "en-US")),
    種類 = 文字("種類"),
    場所 = 文字("場所"),
    フォルダー = Text.Trim(文字("フォルダー"), {"/", "\\"}),
    基準日 = if 値("基準日") = null then null else Date.From(値("基準日")),
    部署表 = List.Select(Table.ToRecords(Excel.CurrentWorkbook(){[Name = "DX_Departments"]}[Content]), each [ファイル] <> null),`,
  powerbi: `種類 = DX_Kind,
    場所 = Text.Trim(DX_Place),
    フォルダー = Text.Trim(DX_Folder, {"/", "\\"}),
    基準日 = if DX_AsOf = "" then null else Date.FromText(DX_AsOf, [Format = "yyyy-MM-dd", Culture = "en-US"]),
    部署表 = Table.ToRecords(DX_Departments),`,
};

/** The parameters of Power BI, with what they hold before anybody has set them. */
const PARAMETERS: readonly { readonly name: string; readonly value: string; readonly note: string }[] = [
  { name: 'DX_Kind', value: 'SharePoint', note: '場所の種類：SharePoint または ファイル共有' },
  { name: 'DX_Place', value: 'https://example.sharepoint.com/sites/dx', note: 'SharePointサイトのアドレス、または共有フォルダーのパス' },
  { name: 'DX_Folder', value: 'Shared Documents/DX', note: '場所の中のフォルダー。空白は場所の全体' },
  { name: 'DX_AsOf', value: '', note: '基準日（2026-03-31 の形）。空白は読み取った日' },
];

/** One row a workbook: what the tables of a model are related by. */
const BOOKS: readonly AppendedColumn[] = [
  { header: '元ファイル', type: 'text', note: 'ブック' },
  { header: '部署', type: 'text', note: 'ブックの部署' },
  { header: '更新日時', type: 'datetime', note: 'ブックを保存した日時' },
];

const TARGETS: readonly AppendedColumn[] = [
  { header: '元ファイル', type: 'text', note: '行を読み取ったブック' },
  { header: '部署', type: 'text', note: 'ブックの部署' },
  { header: '行', type: 'integer', note: 'KPIの表の何行目か' },
  { header: 'KPI', type: 'text', note: 'KPIの名称' },
  { header: '目標年', type: 'integer', note: '目標の年（西暦）' },
  { header: '目標値', type: 'number', note: 'その年の目標値' },
];

const PROGRESS: readonly AppendedColumn[] = [
  { header: '元ファイル', type: 'text', note: '行を読み取ったブック' },
  { header: '部署', type: 'text', note: 'ブックの部署' },
  { header: '行', type: 'integer', note: 'KPIの表の何行目か' },
  { header: '番号', type: 'text', note: 'KPIの番号' },
  { header: 'KPI', type: 'text', note: 'KPIの名称' },
  { header: '単位', type: 'text', note: '値の単位' },
  { header: '評価方式', type: 'text', note: '評価方式。空白は「標準」' },
  { header: '目標年', type: 'integer', note: '目標の年（西暦）' },
  { header: '目標値', type: 'number', note: 'その年の目標値' },
  { header: '基準値', type: 'number', note: '取組を始める前の値' },
  { header: '実績値', type: 'number', note: '基準日までの最新の実績（累計の指標は積み上げた値）' },
  { header: '実績の日', type: 'date', note: '最新の実績の時点' },
  { header: '計画値', type: 'number', note: '実績の時点での計画の値' },
  { header: '残り', type: 'number', note: '目標までの残り（0以下は達成）' },
  { header: '進捗率', type: 'number', note: '基準値から目標値までの進み（1が100%）' },
  { header: '評価', type: 'text', note: '評価方式による評価' },
  { header: '計画どおり', type: 'logical', note: '実績が計画値に達しているか（DX.ONTRACKと同じ）' },
  { header: '基準日', type: 'date', note: 'いつの時点の評価か' },
];

const RESULTS: readonly AppendedColumn[] = [
  { header: '元ファイル', type: 'text', note: 'ブック' },
  { header: '部署', type: 'text', note: 'ブックの部署' },
  { header: '表', type: 'text', note: '表の名前' },
  { header: '行数', type: 'integer', note: '取り込んだ行の数' },
  { header: '状態', type: 'text', note: '正常、注意、表なし、取り込みません、開けません' },
  { header: '内容', type: 'text', note: '合わなかったこと' },
  { header: '更新日時', type: 'datetime', note: 'ブックを保存した日時' },
  { header: '読込日時', type: 'datetime', note: '読み取った日時' },
];

/** The rating rules that are bounds of one measured quantity; DX_Rate holds the others. */
function scalesText(): string {
  const lines = SCALES.flatMap(({ name, rule }) =>
    rule === undefined
      ? []
      : [
          `    ${mName(name)} = ${mLiteral({
            Reached: rule.reached ?? null,
            Measure: rule.measure,
            Steps: rule.steps.map(([bound, grade, over]): MLiteral => [bound, grade, over === true]),
            Rest: rule.rest,
          })}`,
        ],
  );
  return `// 評価方式の決まり。アドインの宣言から作られる。\n[\n${lines.join(',\n')}\n]`;
}

const step = (name: string, text: string, note: string): Query => ({ name, text, note, columns: null, sheet: '' });

/** All queries of a host, each after those it uses. */
export function queriesFor(host: Host, written: HandWritten): readonly Query[] {
  const hand = (name: (typeof HAND_WRITTEN)[number]): string => {
    const text = written[name];
    if (text === undefined) throw new Error(`The query ${name} is missing`);
    return text.trim();
  };
  const noteOf = (text: string): string => (/^\/\/ *(.*)/.exec(text)?.[1] ?? '').trim();
  const helper = (name: (typeof HAND_WRITTEN)[number]): Query => step(name, hand(name), noteOf(hand(name)));
  const parameters: readonly Query[] =
    host === 'excel'
      ? []
      : [
          ...PARAMETERS.map(({ name, value, note }) =>
            step(name, `${mLiteral(value)} meta [IsParameterQuery = true, Type = "Text", IsParameterQueryRequired = true]`, note),
          ),
          step('DX_Departments', '#table(type table [ファイル = text, 部署 = text], {})', 'ファイルごとの部署（なければフォルダーの名前）'),
        ];
  const files = hand('DX_Files');
  if (!files.includes(SETTINGS_MARK)) throw new Error('DX_Files has no place for its settings');
  const tables = TABLE_NAMES.map((name): Query => {
    const columns = appendedColumns(name);
    return {
      name,
      text: `DX_Append(${mLiteral(name)}, ${mTableType(columns)})`,
      note: TABLES[name].title,
      columns,
      sheet: TABLES[name].sheet,
    };
  });
  return [
    ...parameters,
    step('DX_Declarations', declarationsText(), '表ごとの列の宣言'),
    step('DX_Scales', scalesText(), '評価方式の決まり'),
    ...(['DX_Key', 'DX_Number', 'DX_Date', 'DX_Blank', 'DX_Name', 'DX_Value', 'DX_Texts', 'DX_Open', 'DX_Read'] as const).map(helper),
    step('DX_Files', files.replace(SETTINGS_MARK, SETTINGS[host]), noteOf(files)),
    ...(['DX_Take', 'DX_Append', 'DX_Rate'] as const).map(helper),
    ...tables,
    ...(host === 'powerbi' ? [{ ...helper('DX_Books'), columns: BOOKS, sheet: 'ブック' }] : []),
    { ...helper('DX_Targets'), columns: TARGETS, sheet: '目標' },
    { ...helper('DX_Progress'), columns: PROGRESS, sheet: '進捗' },
    { ...helper('取込結果'), columns: RESULTS, sheet: '取込結果' },
  ];
}

/** All queries as one section document, as a workbook holds them. */
export const sectionOf = (queries: readonly Query[]): string =>
  `section Section1;\r\n\r\n${queries.map(({ name, text }) => `shared ${mName(name)} = ${text.replace(/\r?\n/g, '\r\n')};\r\n`).join('\r\n')}`;
