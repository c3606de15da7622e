/** The reminder of a round: a letter of the city to one of its divisions, and so in Japanese whatever the pane's language is. */

export interface Reminder {
  readonly round: string;
  readonly to: string;
  /** 令和8年10月15日 */
  readonly due: string;
  /** Days past it; 0: not yet. */
  readonly late: number;
  readonly answered: number;
  /** What is still missing. */
  readonly missing: readonly string[];
}

const SHOWN = 10;

/**
 * 件名 and 本文.
 * @param brief without the list and the last line: a link takes only so much
 */
export function reminderLetter(
  { round, to, due, late, answered, missing }: Reminder,
  brief = false,
): { readonly subject: string; readonly body: string } {
  const list = missing.slice(0, brief ? 0 : SHOWN).map(subject => `・${subject}`);
  const rest = missing.length - list.length;
  return {
    subject: `【${late > 0 ? '再依頼' : '依頼'}】${round}の回答について（期限：${due}）`,
    body: [
      `${to}\u3000御中`,
      '',
      'いつもお世話になっております。DX推進計画の事務局です。',
      `「${round}」について、${due}を期限として回答をお願いしておりますが、`,
      answered > 0 ? `次の${missing.length}件の回答をまだ確認できておりません。` : 'まだ回答を確認できておりません。',
      late > 0
        ? `期限を${late}日過ぎておりますので、お手数ですが、速やかな回答をお願いいたします。`
        : '御多忙のところ恐れ入りますが、期限までの回答をお願いいたします。',
      ...(brief ? [] : ['', `回答をお願いしているもの（${missing.length}件）`, ...list]),
      ...(rest > 0 && !brief ? [`\u3000ほか${rest}件`] : []),
      '',
      '既に返送いただいている場合は、行き違いですので御容赦ください。',
      ...(brief ? [] : ['御不明な点がありましたら、事務局まで御連絡ください。']),
    ].join('\n'),
  };
}
