/** What is told of paper and of what cannot be undone in Excel, in Japanese; `page.en` has its type. */
export const PAGE_JA = {
  notSet:
    '用紙の設定（向き、サイズ、印刷タイトル）は、Excelが受け付けませんでした。既定のプリンターがないか、この用紙に対応していないためです。印刷するときは「ページ レイアウト」で設定してください。シートの内容に影響はありません。',
  clearsUndo:
    'シートを追加、書き直し、または取り除いたあとは、Excelの「元に戻す」（Ctrl+Z）では、それより前の操作に戻れなくなることがあります。',
};

export type PageText = typeof PAGE_JA;
