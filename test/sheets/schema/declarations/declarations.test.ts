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

test('the tables of the contract, with the columns of the contract in its order', () => {
  const headers = Object.fromEntries(
    all.map(table => [
      `${table.sheet} ${table.name}`,
      sheetColumns(table)
        .map(({ header, column }) => `${header}${column.required ? '*' : ''}`)
        .join(' '),
    ]),
  );
  expect(headers).toEqual({
    '構成員 DX_Members': '会議体* 役割* 職名* 氏名 所属 選任方法 根拠 就任日 退任日 備考',
    '情報システム DX_Systems': '番号* 名称* 所管 区分 多重入力箇所 連携先 標準化対象 状態 移行期限 年間経費 担当 備考',
    'KPI DX_KPIs': '番号* 名称* 単位 向き 基準年度 基準値 目標2030 目標2040 時点 経路 評価方式 重み 集計 上位 段階 更新頻度 担当 出典 備考',
    '実績 DX_Actuals': 'KPI* 年度* 時点 値* 区分 出典 入力者 入力日 コメント',
    'スケジュール DX_Schedules': '番号* 取組* マイルストーン* 担当 システム KPI 開始予定 終了予定* 開始実績 終了実績 進捗率 備考',
    '会議 DX_Meetings': '会議体* 回 開催日* 招集者 議題 決定事項 決定方法 報告先 報告日 資料',
    '課題 DX_Issues': '番号* 課題* 区分 所管 システム KPI 期限 状態 対応方針',
    '照会 DX_Requests': '回* 宛先* 依頼日 期限* 状態 回答日 回答者 件数 回答件数 備考',
    '背景 DX_Context': '項目* 区分 年 値 単位 内容 出典',
    '標準化手順 DX_Steps': 'システム 業務* 手順番号* 手順* 状態 完了予定 完了日 備考',
    '目標改定 DX_Revisions': 'KPI* 目標年* 旧目標 新目標* 改定日* 理由*',
  });
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
