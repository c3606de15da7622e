import { CONSOLIDATE_GUIDE_JA } from './consolidate-guide.ja';
import { GUIDE_MESSAGES_JA } from './guide-messages.ja';

/**
 * The guides in Japanese, one page of the help each. `example` shows a worked example of a function (src/functions/examples.ts), so that
 * every formula in a guide is executed by the tests. `guides.en` has this type.
 */
export type GuideId = 'staff' | 'secretariat' | 'heads' | 'admin' | 'consolidate' | 'messages';

export type GuideBlock =
  | string
  | { readonly list: readonly string[] }
  | { readonly steps: readonly string[] }
  /** Files beside the help, by their place in the add-in's folder. */
  | { readonly files: readonly (readonly [file: string, text: string])[] }
  | { readonly example: readonly [id: string, key: string] }
  | { readonly table: readonly (readonly string[])[] };

export interface Guide {
  readonly title: string;
  /** For whom it is and what they can do after it. */
  readonly lead: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly blocks: readonly GuideBlock[] }[];
}

export interface GuidesText {
  readonly heading: string;
  readonly guides: Readonly<Record<GuideId, Guide>>;
}

export const GUIDES_JA: GuidesText = {
  heading: '手引き',
  guides: {
    staff: {
      title: '所管課の手引き',
      lead: '実績を報告する人、報告書にDXの関数を挿入する人のための手引きです。アドインのない人は「アドインなしで報告する」だけを読んでください。',
      sections: [
        {
          id: 'report',
          title: '実績を報告する',
          blocks: [
            {
              steps: [
                'Excelの［ホーム］タブの「DX羅針盤」で作業ウィンドウを開きます。',
                '［概要］で自分のKPIを探し、［実績を追加］を押します。',
                '年度と値を入力します。「約35万時間」のように入力しても、保存する数値が保存の前に表示されます。',
                '確定した値は「実績」、見通しは「見込」、暫定の値は「速報」を選び、［保存］を押します。間違えたときは、知らせの［元に戻す］で取り消せます。',
              ],
            },
            '値が前の値や目標と大きく違うときは、保存の前に知らせます。`%` のKPIには `72%` のように `%` を付けて入力してください。',
          ],
        },
        {
          id: 'without',
          title: 'アドインなしで報告する',
          blocks: [
            {
              steps: [
                '事務局から届いた回答票（Excelファイル）を開きます。マクロはありません。',
                '入力できるセルに、値や状態を入力します。わからない項目は空のまま、備考に事情を書きます。',
                'ファイルを保存して、事務局に返送します。ファイル名は変えてもかまいません。',
              ],
            },
            'SharePointのブックの［実績］シートに直接書くこともできます。年度は `2025` のように西暦の年度で、値は数字だけを入力します。',
          ],
        },
        {
          id: 'formulas',
          title: '自分の報告書に数式を挿入する',
          blocks: [
            {
              steps: [
                '報告書のセルを選び、［関数］を開きます。',
                '「何を知りたいですか」で選びます。KPI・年・実績・基準日は、選んだセルを使えます。実績は、実績シートの最新の値が最初から入っています。',
                '数式とその結果を確かめて、［挿入］を押します。［元に戻す］で取り消せます。',
              ],
            },
            '公表された計画の表を、そのまま「計画の表」に使えます。',
            { example: ['KPIGAP', 'published'] },
            { example: ['STATUS', 'standard'] },
            '参照先が空白のときは、空白のまま渡さず、空白なら空白を返す数式にしておくと、意味のない評価が表示されません。',
          ],
        },
        {
          id: 'grades',
          title: '評価の読み方',
          blocks: [
            '評価は、言葉と記号で表します。色だけで区別しないので、白黒で印刷しても読めます。',
            {
              table: [
                ['表示', '意味（標準の評価方式）'],
                ['◆ 達成', '目標に達しています'],
                ['● 順調', '計画に対する進捗の割合が100%以上です'],
                ['▲ やや遅れ', '計画に対する進捗の割合が60%以上100%未満です'],
                ['■ 遅れ', '計画に対する進捗の割合が60%未満です'],
                ['― 評価不可', '基準値、目標、実績のどれかが足りません。カードに何が足りないかが表示されます'],
              ],
            },
            '評価の下の「理由」に、計画値と実績と評価基準が1文で表示されます。数式のセルを選び「この数字の根拠」を押すと、使ったセル、評価方式の出典、入力者がわかります。',
          ],
        },
      ],
    },
    secretariat: {
      title: '事務局の手引き',
      lead: '計画の登録から照会、会議、改定、公開、引継ぎまで、1年の流れに沿った手引きです。',
      sections: [
        {
          id: 'plan',
          title: '4月：計画を登録する',
          blocks: [
            {
              steps: [
                '［シート］の［テンプレートから追加］で、近い計画のテンプレートか「空の様式」を選びます。何が追加されるかを確かめてから追加します。',
                'すでに計画の表があるときは［既存の表を取り込む］を使います。元の表は変わりません。',
                '［基準日］を入力します。`R8.9.30`、`9/30`、`20260930` のどれでも読み取ります。',
                '［点検］で、担当、基準値、向きの空きを確かめます。［直す］は、今の値と直した値を見比べてから押します。',
              ],
            },
            '列の追加や並べ替えは自由です。表の名前（`DX_KPIs` など）と見出しは変えないでください。',
          ],
        },
        {
          id: 'rounds',
          title: '10月・3月：照会する',
          blocks: [
            {
              steps: [
                '［共有］>［照会］>［新しい照会を始める］で、名称、照会する内容、基準日、期限を決めます。担当のないKPIは先に一覧に出ます。',
                '［回答票を作成］で、所属ごとのファイル（zip）か、このブックのシートを作成して送ります。',
                '届いたファイルを［回答を取り込む］にまとめて入れます。変わる値を旧・新で確かめ、取り込む・差し戻すを選びます。同じファイルを2回取り込んでも重複しません。',
                '［督促］で、未回答の所属への文面をコピーします。',
                'そろったら［締める］を押します。そのときの値と評価が記録のシートに残ります。',
              ],
            },
          ],
        },
        {
          id: 'meeting',
          title: '会議に出す',
          blocks: [
            {
              steps: [
                '［共有］>［会議資料］で、会議体と様式（会議資料・進捗報告）を選んで作成します。値だけのA4横のシートです。',
                '［工程表］［点検結果］も印刷できる形で作成されます。作成し直すと同じシートが更新されます。',
                '会議のあと、［シート］の会議の［追加］で、開催日、決定事項、報告先を記録します。',
              ],
            },
            'グループ全体の進捗は、重みを付けて合成できます。値のないKPIは除き、何割が報告済みかを横に示します。',
            { example: ['ROLLUP', 'weighted'] },
            { example: ['COVERAGE', 'share'] },
          ],
        },
        {
          id: 'revision',
          title: '目標を改定する',
          blocks: [
            'KPIのカードの［目標を改定］から、新しい目標、改定日、理由を入力します。当初の目標は［当初計画］と［目標改定］に残り、評価は改定後の目標で行います。カードで当初目標と比べられます。',
          ],
        },
        {
          id: 'share',
          title: '報告書に結び付ける・配る',
          blocks: [
            {
              list: [
                '［報告書に結び付ける］：様式を変えずに、報告書のセルへ数式か値を入力します。',
                '［共有用コピー］：アドインのない人に配る、同じ数字のコピーを作成します。元のブックは変わりません。',
                '［数式の診断］：壊れた数式を見つけ、直す前に結果を見比べます。',
              ],
            },
          ],
        },
        {
          id: 'handover',
          title: '引き継ぐ',
          blocks: [
            'すべてはブックの中にあります。後任者には、ブックの場所、この手引き、［点検］の残りを引き継ぎます。アドインを削除しても、シート、値、印刷の設定はそのまま残ります。DXの関数は、最後の値を表示します。',
          ],
        },
      ],
    },
    heads: {
      title: '管理職の手引き（1ページ）',
      lead: '会議の前に1枚の資料を読む人のための手引きです。',
      sections: [
        {
          id: 'page',
          title: '資料の読み方',
          blocks: [
            {
              list: [
                '基準日：評価した日です。実績の日付が基準日より1年以上古いときは、そう書いてあります。',
                'あと：目標までに残る量です。「達成」は目標に達したことを表します。',
                '計画値：基準値から目標までの経路の上の、その時点の値です。実績をこれと比べて評価します。',
                '評価：◆達成、●順調、▲やや遅れ、■遅れ、―評価不可。方式と出典は資料の下にあります。',
                '達成の見込み（%）：これまでの実績のばらつきから見た、目標に達する確率です。実績が4件以上あるKPIだけに出ます。',
              ],
            },
          ],
        },
        {
          id: 'ask',
          title: '尋ねるとよいこと',
          blocks: [
            {
              list: [
                '▲と■の項目：理由と、次の照会までに行うこと。',
                '―の項目：足りないもの（基準値・目標・実績・担当）と、決める時期。',
                '「見込」「速報」の値：確定する時期。',
                '改定された目標：当初の目標との差と理由。',
              ],
            },
          ],
        },
      ],
    },
    admin: {
      title: '情報部門の手引き',
      lead: '導入、閉域網、更新、権限、削除の手引きです。Nodeは不要です。',
      sections: [
        {
          id: 'install',
          title: '導入する',
          blocks: [
            {
              steps: [
                '配布パッケージを展開し、中の `setup.html` を開いて、置くサーバーのアドレスを入力します。作成されたファイルをパッケージに上書きします。',
                'フォルダー全体をhttpsのサーバーに置きます。IIS、Apache、nginxの設定ファイルが入っています。認証なしで読める必要があります。',
                '`functions.json` の応答に `Access-Control-Allow-Origin: *` が付くことを確かめます。付かないと、Web版のExcelで関数が使えません。',
                'Microsoft 365 管理センターの［設定］>［統合アプリ］>［カスタム アプリのアップロード］に `manifest.xml` を登録します。試すときは、共有フォルダーを信頼されたアドイン カタログにします。',
                '使う予定のExcel（Windows、Mac、Web）で ⋯ >［自己診断］を実行し、結果をコピーして残します。',
              ],
            },
            '閉域網（LGWANなど）では、`setup.html` で office.js を同じサーバーから読み込む方を選びます。外への通信はなくなります。',
          ],
        },
        {
          id: 'safety',
          title: '通信・権限・保存',
          blocks: [
            {
              table: [
                ['項目', '内容'],
                ['通信先', 'アドインを置いたサーバーと、appsforoffice.microsoft.com（office.js）だけ。ブックの内容は送りません'],
                ['権限', 'ReadWriteDocument（開いているブックの読み書き）'],
                ['ブックに残るもの', 'シート、表、名前、セルのメモ（直す前の値）、設定（様式の版、照会の控えなど）'],
                ['端末に残るもの', '作業ウィンドウの言語、入力者などの好み'],
                ['同梱ソフトウェア', '`NOTICES.txt`（著作権表示）、`sbom.cdx.json`（CycloneDXの部品表）'],
              ],
            },
          ],
        },
        {
          id: 'update',
          title: '更新する',
          blocks: [
            '新しいパッケージで同じ手順を行い、`manifest.xml` を管理センターで更新します。関数のアドレスには内容から計算した値が付くため、更新はすぐに反映されます。今の版は `version.json` と ⋯ で確かめられます。',
            '`pane` フォルダーの中のファイルは、名前が内容から決まります。更新のときに前のファイルを残して上書きすると、開いたままの作業ウィンドウも前の版のまま使えます。前のファイルを消したときは、まだ開いていない画面で「読み込めませんでした」と表示されるので、作業ウィンドウを閉じて開き直します。前のファイルは、翌日以降に消してかまいません。',
          ],
        },
        {
          id: 'remove',
          title: '削除する',
          blocks: [
            '管理センターでアドインを削除します。ブックはそのまま読めます。DXの関数のセルは最後の値を表示し、再計算すると `#NAME?` になるため、削除の前に［共有用コピー］で値のコピーを作成してください。',
          ],
        },
        {
          id: 'trouble',
          title: 'うまくいかないとき',
          blocks: [
            {
              table: [
                ['症状', '確かめること'],
                ['Web版だけ `#NAME?` になる', 'functions.json のCORSのヘッダー'],
                ['作業ウィンドウが白い', 'サーバーの X-Frame-Options、Content-Security-Policy の frame-ancestors'],
                [
                  'office.js を読み込めないと表示される',
                  'appsforoffice.microsoft.com への接続。閉域網では同じサーバーから読み込む方を選ぶ',
                ],
                ['日付がすべて4年ずれる', 'ブックの設定「1904年から計算する」'],
                ['古い説明や引数が出る', 'マニフェストの更新、Officeのキャッシュの消去'],
              ],
            },
          ],
        },
      ],
    },
    consolidate: CONSOLIDATE_GUIDE_JA,
    messages: GUIDE_MESSAGES_JA,
  },
};
