/** What the pane's first file says, before the rest of the pane has come. */
export const FRAME_JA = {
  appName: 'DX羅針盤',
  tabs: '画面の切り替え',
  tabOverview: '概要',
  tabSheets: 'シート',
  tabChecks: '点検',
  tabChecksCount: (count: string) => `点検 ${count}`,
  tabFunctions: '関数',
  tabShare: '共有',
  menu: '設定とこのアドインについて',
  screenLoading: '画面を読み込んでいます…',
  screenNotLoaded:
    '画面を読み込めませんでした。ネットワークの接続を確かめて、もう一度押してください。アドインが新しい版に替わったときは、作業ウィンドウを閉じて開き直してください。何も変更していません。',
  retry: '再試行',
  details: 'くわしく',
  notExcel: 'DX羅針盤はExcelの中で動きます。Excelの［ホーム］タブの「DX羅針盤」から開いてください。',
};

export type FrameText = typeof FRAME_JA;
