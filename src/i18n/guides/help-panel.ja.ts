/** What stands around a help page in the pane, in Japanese; the pages themselves are help.ja. `help-panel.en` has its type. */
export const HELP_PANEL_JA = {
  label: 'ヘルプ',
  close: '戻る',
  before: '前のページ',
  inBrowser: 'ブラウザーで開く',
  search: '手引きと関数の検索',
  found: (count: number) => (count === 0 ? '見つかりません。ほかの言葉で検索してください。' : `${count}件`),
  part: (title: string, heading: string) => (heading === '' ? title : `${title} > ${heading}`),
  loading: 'ヘルプを読み込んでいます',
  notLoaded: 'ヘルプを読み込めませんでした。ネットワークの接続を確かめて、もう一度試してください。',
};

export type HelpPanelText = typeof HELP_PANEL_JA;
