/** The page that places a prebuilt package: for administrators. */
export const SETUP_JA = {
  title: 'DX羅針盤の導入',
  version: (version: string, date: string) => `バージョン ${version}（${date}）`,
  otherLanguage: 'English',
  lead: 'このパッケージを置くサーバーのアドレスに合わせて、マニフェストなどを作成します。Nodeは不要です。このページは何も送信しません。',
  address: 'パッケージを置くフォルダーのアドレス',
  addressHint: '例：https://dx.example.lg.jp/dx-compass/',
  office: 'office.js（Excelとアドインをつなぐ Microsoft の部品）',
  officeCdn: 'Microsoftのサーバーから読み込む（標準。Microsoftのサポート対象）',
  officeLocal: '同じサーバーに置いたものを読み込む（LGWANなどの閉域網。Microsoftのサポート対象外）',
  make: '設定ファイルを作成',
  faults: {
    missing: 'アドレスを入力してください。',
    notAnAddress: 'アドレスとして読めません。「https://サーバー名/フォルダー/」の形で入力してください。',
    notHttps: 'https:// で始まるアドレスを入力してください。Excelはhttpsで配信されるアドインだけを読み込みます。',
    hasQuery: '「?」や「#」より後ろを除いて、フォルダーのアドレスを入力してください。',
    hasUser: 'アドレスに利用者名やパスワードを含めないでください。Excelは資格情報を送らないため、認証なしで読める場所に置きます。',
    isFile: 'ファイルではなく、フォルダーのアドレスを入力してください。',
  },
  done: (file: string) => `${file} を保存しました。次のとおり置いてください。`,
  steps: (file: string, address: string) => [
    `このパッケージのフォルダー全体をサーバーに置きます（公開アドレス：${address}）。`,
    `${file} を展開し、中のファイルを同じフォルダーに上書きします。`,
    `ブラウザーで ${address}version.json を開き、版が表示されることを確かめます。`,
    '中の manifest.xml を Microsoft 365 管理センター（設定 > 統合アプリ > カスタム アプリのアップロード）に登録します。少人数で試すときは、共有フォルダーを信頼されたアドイン カタログにしてその中に置きます。',
    'Excelで DX羅針盤を開き、⋯ >「自己診断」を実行して、結果をコピーして保存します。',
  ],
  filesTitle: '中に入っているファイル',
  contactsTitle: '通信先',
  contacts: (address: string, office: 'cdn' | 'local') => [
    { to: address, why: 'アドインのプログラム、関数の定義、ヘルプ。読み出すだけで、ブックの内容は送りません。' },
    ...(office === 'cdn'
      ? [
          {
            to: 'https://appsforoffice.microsoft.com/',
            why: 'office.js と関数の実行環境。Microsoftの配布元です。ブックの内容は送りません。',
          },
        ]
      : []),
  ],
  noOther: 'これ以外の通信はありません。利用状況の収集もありません。',
  contactTo: '通信先',
  contactWhy: '内容',
  rightsTitle: '必要な権限',
  rights: [
    'ReadWriteDocument：開いているブックの読み書き。ほかのファイル、メール、予定表には触れません。',
    'Microsoft 365 のアカウント情報、Microsoft Graph は使いません。',
    'ブックに残るもの：追加したシート・表・名前、セルのメモ（直す前の値）、設定（様式の版、照会の控えなど）。パソコンに残るもの：作業ウィンドウの言語などの好み。',
  ],
  requiresTitle: '動作する Excel',
  requires: 'Microsoft 365（Windows、Mac、Web）、Office LTSC 2024 以降（ExcelApi 1.13、CustomFunctionsRuntime 1.3）',
  serverTitle: 'サーバーの設定',
  server:
    'IIS用の web.config、Apache用の .htaccess、nginx用の nginx.conf が入っています。functions.json に Access-Control-Allow-Origin: * が付かないと、Web版のExcelで関数が登録されません。',
};
export type SetupText = typeof SETUP_JA;
