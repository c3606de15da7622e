/** What the pane says before it has found Excel. */
export const START_JA = {
  officeMissing:
    'Microsoftの部品（office.js）を読み込めませんでした。ネットワークまたはプロキシが appsforoffice.microsoft.com への接続を止めている可能性があります。' +
    'システム管理者に、この接続を許可するか、office.jsを同じサーバーに置いたDX羅針盤（--env office=local）を使うよう依頼してください。',
  officeSilent:
    'Excelから応答がありません。作業ウィンドウを閉じ、もう一度開いてください。続くときは、Excelを再起動し、それでも同じならシステム管理者にこの画面を見せてください。',
};

export type StartText = typeof START_JA;
