/** What staff write for the choices of our columns: 済 is 解決, 稼働中 is 運用. */
import { normalizeText } from '../../../domain/text/characters/text';
import type { ColumnsOfTable } from '../../schema/declarations/tables';
import type { TableName } from '../../schema/table-name';

/** What staff write for the choices of a column, normalized; the choice itself need not be repeated. */
type ChoiceWords<N extends TableName> = { readonly [K in keyof ColumnsOfTable<N>]?: Readonly<Record<string, readonly string[]>> };

const CHOICES: { readonly [N in TableName]?: ChoiceWords<N> } = {
  DX_Issues: {
    status: {
      解決: [
        '完了',
        '済',
        '済み',
        '対応済',
        '対応済み',
        '解決済',
        '解決済み',
        '完',
        '終了',
        'クローズ',
        '○',
        'done',
        'closed',
        'resolved',
        'complete',
        'completed',
      ],
      対応中: ['着手', '実施中', '進行中', '作業中', '検討中', '対応', '仕掛', 'open', 'in progress', 'doing', 'wip'],
      未着手: ['未', '未対応', '未実施', '新規', 'new', 'todo', 'to do', 'not started'],
      保留: ['ペンディング', '中断', '延期', 'on hold', 'pending'],
    },
  },
  DX_Systems: {
    status: {
      運用: ['稼働', '稼働中', '運用中', '本稼働', '利用中', 'live', 'production'],
      検討: ['検討中', '企画', '計画'],
      要件定義: ['要件定義中'],
      調達: ['調達中', '入札', '契約'],
      構築: ['構築中', '開発', '開発中', '導入中'],
      移行: ['移行中', 'データ移行'],
      廃止: ['廃止済', '停止', '終了', 'retired'],
    },
  },
  DX_Steps: {
    status: {
      完了: ['済', '済み', '終了', 'done', 'completed'],
      着手: ['着手済', '実施中', '進行中', '作業中', 'in progress'],
      未着手: ['未', '未実施', 'not started'],
      対象外: ['該当なし', '不要', 'n/a'],
    },
  },
  DX_Actuals: {
    status: { 実績: ['確定', '確定値', 'actual'], 見込: ['見込み', '見込値', 'estimate'], 速報: ['速報値', '暫定', 'preliminary'] },
  },
};

/** The choice that a column of the table means by a text (normalized). */
export function choiceWords(table: TableName, key: string): Readonly<Record<string, string>> {
  const words = (CHOICES[table] as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined)?.[key] ?? {};
  return Object.fromEntries(Object.entries(words).flatMap(([choice, others]) => others.map(other => [normalizeText(other), choice])));
}
