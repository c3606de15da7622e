/** 変換の記録, the sheet that a copy without the add-in carries; in Japanese, as all the workbook's sheets. */
import { noteInRecord } from './handover-note.ja';
import type { RecordText } from '../../sheets/handover/record-sheet';
import type { ConvertedItem, HandoverReport } from '../../sheets/handover/report';

const PLACES: Readonly<Record<ConvertedItem['place'], string>> = {
  cell: 'セル',
  array: 'スピル',
  name: '名前',
  condition: '条件付き書式',
  validation: '入力規則',
  column: '表の列',
};

const BECAME: Readonly<Record<ConvertedItem['to'], string>> = { value: '値', formula: '数式', removed: '削除' };

const list = (items: readonly string[]): string => (items.length === 0 ? 'なし' : items.join('、'));

/** @param made the day of the copy as it is written, 「令和8年9月30日」 */
export function recordText(report: HandoverReport, made: string): RecordText {
  const { mode, items, hidden, namesGone, namesKept, settings, otherAddIns, macros } = report;
  const cells = (to: ConvertedItem['to']): number => items.filter(one => one.to === to).reduce((sum, one) => sum + one.cells, 0);
  return {
    name: '変換の記録',
    title: '変換の記録（共有用コピー）',
    lines: [
      `作成日：${made}／方法：${mode === 'values' ? '値（数式を最後の計算結果に置き換え）' : '数式（標準の数式に置き換え。できないものは値）'}`,
      `値にしたセル：${cells('value')}／標準の数式にしたセル：${cells('formula')}／削除したもの：${cells('removed')}`,
      'このコピーには、DX羅針盤の関数・設定・作業ウィンドウの部品は含まれていません（作成後に全体を調べて確認済み）。',
      `非表示のシート（コピーにも含まれます）：${list(hidden)}`,
      `取り除いた名前：${list(namesGone)}／数式が使うため残した名前：${list(namesKept)}`,
      `取り除いた設定：${settings}件${otherAddIns > 0 ? `／ほかのアドインの部品：${otherAddIns}件（そのまま）` : ''}${macros ? '／マクロは含まれていません' : ''}`,
    ],
    headers: ['シート', '場所', 'セル数', '元の数式', '変換後', '値・新しい数式', '備考'],
    rows: items.map(({ place, sheet, address, cells: count, before, to, after, notes }) => [
      sheet ?? 'ブック',
      place === 'cell' ? address : `${address}（${PLACES[place]}）`,
      String(count),
      before,
      BECAME[to],
      after,
      notes.map(noteInRecord).join('。'),
    ]),
  };
}
