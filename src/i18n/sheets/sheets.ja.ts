/**
 * What the pane says about sheets, in Japanese: issues of cells, failures of Excel, what set-up will do. Problems are data (sheets/issue,
 * excel/failure); a kind without its sentence does not compile. Help and input messages of columns are part of the workbook
 * and therefore stand in the declarations (sheets/), in Japanese; their English is in sheets.en.ts.
 */
import type { ColumnKind } from '../../sheets/schema/column';
import type { Failure, FailureKind, Outcome, Touched } from '../../excel/batch/failure';
import type { IssueKind, IssueOf } from '../../sheets/schema/issue';
import type { TableName } from '../../sheets/schema/table-name';
import type { Cell } from '../../domain/base/cell';

/** How the pane writes values. */
export interface Show {
  date(serial: number): string;
  number(value: number): string;
  cell(cell: Cell): string;
  /** The sheet that a table is on where nobody has renamed it. */
  sheet(table: TableName): string;
  /** The cell of the issue's column in another row (from 0): 「実績!D7」; null where the rows are on no sheet yet. */
  row(index: number): string | null;
}

type IssueSentence<K extends IssueKind> = (issue: IssueOf<K>, show: Show) => string;
type FailureSentence<K extends FailureKind> = (failure: Extract<Failure, { kind: K }>) => { readonly what: string; readonly todo: string };

export interface SheetsText {
  /** What belongs in a cell of a column. */
  readonly expected: Readonly<Record<ColumnKind, string>>;
  readonly issues: { readonly [K in IssueKind]: IssueSentence<K> };
  /** Old and new value of an offered correction. */
  readonly fix: (from: string, to: string) => string;
  readonly failures: { readonly [K in FailureKind]: FailureSentence<K> };
  readonly outcomes: { readonly [C in Outcome['changed']]: (outcome: Extract<Outcome, { changed: C }>) => string };
  readonly plan: {
    readonly create: (sheet: string, columns: number, rows: number) => string;
    readonly renamed: (wanted: string, sheet: string) => string;
    readonly append: (sheet: string, rows: number) => string;
    readonly columns: (headers: readonly string[]) => string;
    readonly present: (rows: number) => string;
    readonly keep: (sheet: string) => string;
    readonly asOf: (sheet: string, date: string) => string;
    readonly nothing: string;
  };
}

function touchedJa({ sheets, cells }: Touched): string {
  const parts = [
    ...(sheets.length > 0 ? [`シート「${sheets.join('」「')}」`] : []),
    ...(cells.length > 0 ? [`セル ${cells.join('、')}`] : []),
  ];
  return parts.length > 0 ? parts.join('と') : 'シート';
}

export const SHEETS_JA: SheetsText = {
  expected: {
    text: '文字',
    uniqueText: 'ほかの行と重ならない文字',
    id: 'ほかの行と重ならない番号',
    number: '数値',
    count: '0以上の整数',
    yen: '円の整数',
    ratio: '0%から100%の値',
    year: '西暦4桁の年度',
    date: '日付',
    choice: '選択肢の1つ',
    yesNo: '○か空白',
    ref: '参照先のシートにある名称',
    refs: '参照先のシートにある名称（「、」区切り）',
    perYear: '数値',
  },
  issues: {
    missing: ({ column, got }, show) =>
      typeof got === 'string' && got.trim() !== ''
        ? `「${column}」が「${show.cell(got)}」です。${/集計/.test(got) ? '集計後に数値を' : '決まりしだい'}入力してください。`
        : `「${column}」が空です。必ず入力してください。`,
    wrongType: ({ column, got, expected }, show) =>
      `「${column}」には${SHEETS_JA.expected[expected]}を入力してください（今の入力：「${show.cell(got)}」）。`,
    notInChoices: ({ column, got, expected }, show) =>
      `「${column}」の「${show.cell(got)}」は選択肢にありません（${expected.join('、')}）。`,
    unknownReference: ({ column, got, expected }, show) =>
      `「${column}」の「${show.cell(got)}」は${show.sheet(expected.table)}シートにありません。${expected.nearest === null ? `${show.sheet(expected.table)}シートの「${expected.header}」に追加してください。` : `「${expected.nearest}」ではありませんか。`}`,
    duplicateKey: ({ column, got, expected }, show) =>
      `「${column}」の「${show.cell(got)}」は、${show.row(expected.firstRow) ?? `表の${expected.firstRow + 1}行目`}と重なっています。`,
    outOfRange: ({ column, got, expected: { min, max } }, show) => {
      const range =
        min !== null && max !== null
          ? `${show.number(min)}から${show.number(max)}まで`
          : min !== null
            ? `${show.number(min)}以上`
            : max !== null
              ? `${show.number(max)}以下`
              : '日付として使える範囲';
      return `「${column}」の「${show.cell(got)}」は範囲の外です（${range}）。`;
    },
    endBeforeStart: ({ column, got, expected }, show) =>
      `「${column}」（${typeof got === 'number' ? show.date(got) : show.cell(got)}）が「${expected.startHeader}」（${show.date(expected.start)}）より前です。`,
    noDirection: ({ column, expected }) => `「${column}」が空で、目標からも決められません。${expected.join('か')}を選んでください。`,
    unitMismatch: ({ column, got, expected }, show) =>
      `「${expected.kpi}」の単位は%ですが、「${column}」が ${show.cell(got)} です。${show.cell(got)}% のことなら、%を付けて入力してください。`,
    duplicateActual: ({ expected }, show) =>
      `同じKPI・同じ時点の値が、${show.row(expected.lastRow) ?? `表の${expected.lastRow + 1}行目`}にもあります。下の行の値が使われます。訂正であれば、下の行の「コメント」に理由を入力してください。`,
    blankTarget: ({ column }) => `「${column}」が空です。目標値か、決まっていなければ「―」を入力してください。`,
    blankBaseline: ({ column }) => `「${column}」が空です。値か、決まっていなければ「―」を入力してください。`,
    undecided: ({ column, expected }) =>
      `「${column}」が未定（―）です。${expected === 'baseline' ? '入力すると、計画値と評価が表示されます。' : expected === 'finish' ? '遅れているかどうかは判定しません。決まったら入力してください。' : '決まったら入力してください。'}`,
    missingHeader: ({ column, expected }) =>
      `見出し「${column}」の列がありません。${expected.nearest === null ? `${expected.required ? '必要な列です。' : ''}表に列を追加し、見出しを「${column}」としてください。` : `見出し「${expected.nearest}」を「${column}」に直してください。`}`,
    duplicateHeader: ({ column, expected }) =>
      `見出し「${column}」の列が2つあります。左から${expected.firstColumn + 1}列目を読み取っています。もう一方の見出しを変えてください。`,
  },
  fix: (from, to) => `「${from}」→ ${to}`,
  failures: {
    cellEditMode: () => ({
      what: 'セルに入力中のため、Excelが受け付けませんでした。',
      todo: '入力中のセルを確定してください（EnterキーまたはEscキー）。そのあと、もう一度押してください。',
    }),
    protectedSheet: ({ sheet }) => ({
      what: `シート「${sheet}」は保護されています。`,
      todo: '[校閲] > [シート保護の解除] のあと、もう一度押してください。',
    }),
    structureProtected: () => ({
      what: 'ブックの構成が保護されているため、シートの追加や削除、表示の切り替えができません。',
      todo: '[校閲] > [ブックの保護] を解除したあと、もう一度押してください。',
    }),
    hiddenSheet: ({ sheet }) => ({
      what: `シート「${sheet}」は表示されていません。`,
      todo: 'シート見出しを右クリックし、[再表示] で表示してください。',
    }),
    notFound: ({ what }) => ({
      what: what === '' ? 'シートや表が見つかりません。' : `「${what}」が見つかりません。`,
      todo: '名前が変わったか、削除された可能性があります。読み取り直してください。',
    }),
    tooLarge: () => ({ what: 'データが多すぎて、Excelが一度に扱えません。', todo: '古い行や長い文章を、別のブックに移してください。' }),
    connectionLost: () => ({
      what: 'Excelとの接続が切れました。',
      todo: 'ブックが開いていることと、ネットワークの接続を確かめてから、もう一度押してください。',
    }),
    timeout: ({ seconds }) => ({
      what: `${seconds}秒待ちましたが、Excelから返事がありません。再計算が続いている可能性があります。`,
      todo: '計算が終わるのを待ってから、読み取り直してください。',
    }),
    readOnly: () => ({
      what: 'このブックは編集できません（読み取り専用か、権限がありません）。',
      todo: '編集できる状態で開き直すか、管理者に確かめてください。',
    }),
    unsupported: ({ what }) => ({
      what: `お使いのExcelは、この操作に対応していません${what === '' ? '' : `（${what}）`}。`,
      todo: 'Microsoft 365、Excel LTSC 2024 以降、またはWeb用のExcelで開いてください。',
    }),
    excelTooOld: ({ needs }) => ({
      what: `お使いのExcelは古い版のため、DX羅針盤から書き込むことができません（必要な版：${needs} 以降）。`,
      todo: 'Microsoft 365、Excel LTSC 2024 以降、またはWeb用のExcelで開いてください。読み取りと表示は、この版でもできる範囲で行います。',
    }),
    tableNotOurs: ({ table, sheet, headers }) => ({
      what: `シート「${sheet}」に、同じ名前（${table}）の別の表があります（見出し：${headers.slice(0, 4).join('、')}${headers.length > 4 ? ' …' : ''}）。`,
      todo: '[テーブル デザイン] > [テーブル名] でその表の名前を変えるか、見出しを様式に合わせてください。',
    }),
    nameTaken: ({ name }) => ({
      what: name === '' ? '同じ名前のものが、すでにあります。' : `「${name}」という名前は、すでに使われています。`,
      todo: '[数式] > [名前の管理] やシート見出しで、その名前を変えるか削除してください。',
    }),
    rowsInTheWay: ({ sheet, address }) => ({
      what: `シート「${sheet}」の表のすぐ下（${address}）に、ほかの入力があります。`,
      todo: '表の下の入力を移して、行を空けてください。',
    }),
    columnsInTheWay: ({ sheet, address }) => ({
      what: `シート「${sheet}」の表のすぐ右（${address}）に、ほかの入力があります。`,
      todo: '表の右の入力を移して、列を空けてください。',
    }),
    mergedBesideTable: ({ sheet, address }) => ({
      what: `シート「${sheet}」の表のすぐ隣（${address}）に、結合されたセルがあります。`,
      todo: 'そのセルの結合を解除したあと、もう一度押してください。表の中では、セルを結合できません。',
    }),
    sheetFull: ({ sheet, axis }) =>
      axis === 'row'
        ? {
            what: `シート「${sheet}」の最終行（1,048,576行目）を越えるため、行を追加できません。`,
            todo: '表の下の方に空の行があれば、その行を削除したあと、もう一度押してください。なければ、古い行を別のブックに移してください。',
          }
        : {
            what: `シート「${sheet}」の最終列（XFD列）を越えるため、列を追加できません。`,
            todo: '表の左か右に使っていない列があれば、その列を削除したあと、もう一度押してください。',
          },
    totalsRow: ({ sheet }) => ({
      what: `シート「${sheet}」の表に集計行があるため、下に行を追加できません。`,
      todo: '[テーブル デザイン] > [集計行] を外したあと、もう一度押してください。',
    }),
    missingColumn: ({ sheet, header }) => ({
      what: `シート「${sheet}」の表に「${header}」の列がありません。`,
      todo: `表に列を追加し、見出しを「${header}」としてください。`,
    }),
    changedMeanwhile: ({ what }) => ({
      what: `ほかの人の編集などで、「${what}」が先ほどと変わっています。`,
      todo: '今の内容を確かめてから、もう一度押してください。',
    }),
    cellHasFormula: ({ sheet, address }) => ({
      what: `シート「${sheet}」の ${address} には数式が入っています。`,
      todo: '数式を壊さないよう、書き換えませんでした。数式のほうを直してください。',
    }),
    selectionNotCells: () => ({
      what: '選択中のものは、続いた1つの範囲のセルではありません。',
      todo: 'セルを1つか、続いた1つの範囲を選択したあと、もう一度押してください。',
    }),
    cellsInTheWay: ({ sheet, address, holds }) => ({
      what: `${sheet}!${address} には「${holds}」が入っています。`,
      todo: '空いているセルを選択したあと、もう一度押してください。',
    }),
    spillIntoTable: ({ table }) => ({
      what: `結果は複数のセルに広がりますが、その先に表「${table}」があります。Excelの表の中には、広がる数式を入力できません。`,
      todo: '表の外の空いているセルを選択するか、1行分の数式にしてください。',
    }),
    lineNeeded: ({ sheet, address }) => ({
      what: `削除する空の行や列を、${sheet === '' ? `名前「${address}」` : `${sheet}!${address}`} が使っています（数式が参照する範囲の端、メモ、結合、表のいずれか）。`,
      todo: '数式が参照する範囲やメモ、結合を見直したあと、もう一度削除してください。',
    }),
    mergedInTheWay: ({ sheet, address }) => ({
      what: `結果が広がる先（${sheet}!${address}）に、結合されたセルがあります。`,
      todo: '結合されていないセルを選択したあと、もう一度押してください。',
    }),
    spillOffSheet: ({ sheet, address }) => ({
      what: `${sheet}!${address} からでは、結果がシートの端を越えます。`,
      todo: 'もっと上か左のセルを選択したあと、もう一度押してください。',
    }),
    readsItself: ({ sheet, address, source }) => ({
      what: `${sheet}!${address} は、数式が読み取る範囲（${source}）の中です。数式が自分自身を読み取ることになります。`,
      todo: '範囲の外の空いているセルを選択したあと、もう一度押してください。',
    }),
    notLoaded: () => ({
      what: 'この操作に必要なアドインのファイルを読み込めませんでした。',
      todo: 'ネットワークの接続を確かめて、もう一度押してください。アドインが新しい版に替わったときは、作業ウィンドウを閉じて開き直してください。',
    }),
    schemaNewer: ({ version, known }) => ({
      what: `このブックは新しい版のDX羅針盤で作成されています（様式の版 ${version}、このアドインは ${known}）。`,
      todo: '読み取りはできますが、書き込みはしません。アドインを新しい版にしてから、もう一度押してください。',
    }),
    severalKpis: ({ kpi }) => ({
      what: `KPIシートに「${kpi}」という名称の行が2つ以上あります。`,
      todo: '名称が重ならないように直したあと、もう一度押してください。',
    }),
    revisionThere: ({ kpi, year, sheet, address }) => ({
      what: `「${kpi}」の目標（${year}）は、同じ日かそれより後の改定が ${sheet}!${address} にあります。`,
      todo: '改定日をそれより後にするか、その行を直してください。',
    }),
    noNote: ({ sheet, address, isProtected }) => ({
      what: isProtected
        ? `シート「${sheet}」は保護されているため、${address} の元の内容をメモに残せません。`
        : `${sheet}!${address} の元の内容をメモに残せません。ほかのメモがあるか、このExcelがメモを受け付けません。`,
      todo: '元の内容を残さなくてよければ「残さずに直す」を押してください。',
    }),
    unknown: ({ code, message }) => ({
      what: `Excelがエラーを返しました（${[code, message].filter(text => text !== '').join(': ')}）。`,
      todo: 'もう一度押してください。続くときは、この文を管理者に伝えてください。',
    }),
  },
  outcomes: {
    nothing: () => '何も変更していません。',
    takenBack: () => '途中まで書き込んだものは、すべて元に戻しました。',
    left: touched => `途中まで書き込んだものを元に戻せませんでした。${touchedJa(touched)}を確かめ、不要なら削除してください。`,
    unknown: touched => `Excelから返事がなく、書き込まれたかどうか分かりません。${touchedJa(touched)}を確かめてください。`,
  },
  plan: {
    create: (sheet, columns, rows) => `シート「${sheet}」を作成します（${columns}列${rows > 0 ? `、${rows}行` : '、行は空'}）。`,
    renamed: (wanted, sheet) => `「${wanted}」というシートがあるため、「${sheet}」という名前にします。`,
    append: (sheet, rows) => `シート「${sheet}」の表の下に${rows}行を追加します。`,
    columns: headers => `表の右端に列を追加します：${headers.map(header => `「${header}」`).join('')}`,
    present: rows => `${rows}行は、すでにあります。`,
    keep: sheet => `シート「${sheet}」は、そのままです。`,
    asOf: (sheet, date) => `シート「${sheet}」に基準日（${date}）のセルを作成します。`,
    nothing: '追加するものはありません。すべてそろっています。',
  },
};
