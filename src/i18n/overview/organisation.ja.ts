import type { ReportingLine } from '../../sheets/inspect/charters/reporting-lines';

/** What the pane says about the organisation, in Japanese; loaded with that screen. `organisation.en` has its type. */
export const ORGANISATION_JA = {
  noTable: 'このブックには構成員シートがありません。「シート」から作成してください。',
  empty: '構成員シートにまだ職がありません。1行に1つの職を書くか、テンプレートから追加してください。',
  goToSheet: '構成員シートへ',
  counts: (bodies: number, posts: number) => `${bodies}会議体 ${posts}職：`,
  unnamedCount: (count: number) => `氏名未記入 ${count}`,
  vacantCount: (count: number) => `空席 ${count}`,
  note: '空席は、退任日が過ぎて後任の行がない職です。',
  noSeats: '要綱に構成員の定めはありません。',
  body: (name: string) => (name === '' ? '（会議体なし）' : name),
  posts: (body: string) => `${body}の職`,
  underneath: (body: string) => `${body}の下の会議体`,
  line: {
    reports: (to: string) => `報告先：${to}`,
    under: (to: string) => `上位：${to}`,
    approval: (to: string) => `付議先：${to}`,
    instead: (to: string) => `${to}に代わるもの`,
  } satisfies { readonly [K in ReportingLine['kind']]: (to: string) => string } as {
    readonly [K in ReportingLine['kind']]: (to: string) => string;
  },
  article: (article: string) => `（${article}）`,
  fromMeetings: '（会議シートの報告先による）',
  noRole: '役割なし',
  noPost: '（職名なし）',
  states: {
    held: '在任',
    unnamed: '氏名未記入',
    vacant: '空席',
    former: '前任',
    coming: '就任予定',
  },
  vacantSince: (date: string) => `空席（退任日 ${date}）`,
  formerUntil: (date: string) => `前任（${date}まで）`,
  comingOn: (date: string) => `就任予定（${date}）`,
  goToOf: (post: string, body: string) => `${body} ${post}のセルへ`,
  more: (count: number) => `ほか${count}件を表示`,
};

export type OrganisationText = typeof ORGANISATION_JA;
