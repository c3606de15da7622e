/** Why something became a value or went: in the pane and on the sheet 変換の記録. */
import type { ConversionNote } from '../../sheets/handover/report';

/** In Japanese; `handover-note.en.ts` has the same in English. */
export function noteInRecord(note: ConversionNote): string {
  switch (note.kind) {
    case 'error':
      return `${note.code} のまま（元のブックでもエラーでした）`;
    case 'noValue':
      return '計算された値が保存されていなかったため空白';
    case 'noTwin':
      return `${note.functions.map(name => `DX.${name}`).join('、')} は、この使い方では標準の数式にできないため値`;
    case 'notTold':
      return '引数がセル・定数・表ではないため値';
    case 'asShownNow':
      return '今の表示のまま固定（値が変わっても書式は変わりません）';
    case 'boundNow':
      return '今の値を条件に設定';
    case 'removed':
      return 'アドインがないと計算できないため削除';
    case 'helper':
      return '文字で書かれた値・時点は、補助シートの数値を参照';
  }
}
