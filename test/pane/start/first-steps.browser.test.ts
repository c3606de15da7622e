import { Book } from '../../host/book/book';
import { writeXlsx } from '../../host/xlsx';
import type { Value } from '../../host/cell/value';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

/** What a person does: presses and values typed, from the workbook that was opened to the first grade. */
const MOST_CLICKS = 6;
const MOST_TYPED = 2;

let opened: OpenedPreview;
const { button, card, says, faults, expectSound, tab, item, focused } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

async function openBook(name: string, sheets: Readonly<Record<string, readonly (readonly Value[])[]>>, ready?: (book: Book) => void) {
  const book = new Book();
  for (const [at, [sheetName, values]] of Object.entries(sheets).entries()) {
    const sheet = at === 0 ? book.activeSheet : book.addSheet(sheetName);
    sheet.name = sheetName;
    const columns = Math.max(0, ...values.map(line => line.length));
    if (columns > 0)
      sheet.write(
        { row: 0, column: 0, rows: values.length, columns },
        values.map(line => Array.from({ length: columns }, (_, column) => line[column] ?? null)),
      );
  }
  ready?.(book);
  await opened.page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from((await writeXlsx(book)).bytes) });
  await opened.page.getByText(`「${name}」を開きました。`).waitFor();
  await opened.settled();
}

/** Counts what is pressed and typed, and what is told about it. */
function person() {
  let [clicks, typed] = [0, 0];
  return {
    async press(name: string | RegExp): Promise<void> {
      await button(name).first().click();
      clicks++;
    },
    async type(field: string | RegExp, value: string): Promise<void> {
      await opened.pane.getByRole('textbox', { name: field }).fill(value);
      typed++;
    },
    expectFew(): void {
      expect({ clicks, typed, few: clicks <= MOST_CLICKS && typed <= MOST_TYPED }).toEqual({ clicks, typed, few: true });
    },
  };
}

const GRADE = /◆\s*達成|●\s*順調|▲\s*やや遅れ|■\s*遅れ/;

async function graded(kpi: string): Promise<void> {
  await card(kpi).getByText(GRADE).first().waitFor();
}

test('an empty workbook: from the template to the first grade', async () => {
  await openBook('空のブック.xlsx', { Sheet1: [] });
  const { press, type, expectFew } = person();
  await says('このブックにはKPIシートがありません。');
  expect(await button(/^この表から始める/).count()).toBe(0);
  expect(await faults()).toEqual([]);
  await press('テンプレートから始める');
  await press('追加する');
  await press('作業削減時間の評価に必要な値を入力');
  await opened.pane.getByRole('heading', { name: '評価に必要な値を入力' }).waitFor();
  await expectSound();
  await type(/^基準値/, '0時間');
  await type(/の実績/, '約35万時間');
  await says('350,000時間として保存します。');
  await press('保存');
  await graded('作業削減時間');
  expectFew();
  await says('作業削減時間の基準値と実績を入力しました。');
  expect(await opened.cell('KPI', 'F8')).toMatchObject({ value: 0 });
  await button('元に戻す').first().click();
  await says('作業削減時間に入力した値を取り除きました。');
  expect(await opened.cell('KPI', 'F8')).toMatchObject({ value: '―' });
});

test('an empty workbook: from the empty forms to the first grade', async () => {
  await openBook('空の様式から.xlsx', { Sheet1: [] });
  const { press, type, expectFew } = person();
  await press('空の様式を作成');
  await press('作成する');
  await press('KPIを追加');
  await opened.pane.getByRole('heading', { name: 'KPIを追加' }).waitFor();
  await opened.pane.getByText('仮に0としています').waitFor();
  await expectSound();
  await type(/の目標/, '110万時間');
  await type(/の実績/, '約35万時間');
  await says('350,000時間として保存します。');
  await press('保存');
  await graded('KPI1');
  expectFew();
  await says('基準値の0は仮の値です');
  const told = (await opened.pane
    .getByText(/基準値の0は仮の値です/)
    .first()
    .textContent()) as string;
  const row = /[A-Z]+(\d+)/.exec(told.slice(told.indexOf('KPI1を') + 5))?.[1] ?? '';
  expect(await opened.cell('KPI', `B${row}`)).toMatchObject({ value: 'KPI1' });
  expect(await opened.cell('KPI', `S${row}`)).toMatchObject({ value: '基準値の0は仮の値' });
  await button('元に戻す').first().click();
  await says('追加したKPI1と、その実績を取り除きました。');
  expect(await opened.cell('KPI', `B${row}`)).toMatchObject({ value: null });
});

test('what is to become less is asked for its baseline, and each item that is taken for granted can be changed', async () => {
  await button('KPIを追加').click();
  const field = (name: RegExp) => opened.pane.getByRole('textbox', { name });
  await field(/^名称/).fill('多重入力箇所');
  await field(/の目標/).fill('0箇所');
  await field(/の実績/).fill('12箇所');
  expect(await field(/^基準値/).inputValue()).toBe('');
  expect(await opened.pane.getByRole('combobox', { name: /^向き/ }).inputValue()).toBe('減少');
  await button('保存').click();
  await says('値を入力してください。');
  await field(/^基準値/).fill('20');
  await button('保存').click();
  await graded('多重入力箇所');
  await says('多重入力箇所を');
  expect(await opened.pane.getByText('仮の値').count()).toBe(0);
});

test('a published plan is found, named, and leads to the first grade; the sheet of actuals is made on the way', async () => {
  await openBook('公表資料.xlsx', {
    表紙: [['DX推進計画の公表資料']],
    計画: [
      ['KPI', '2030年', '2040年'],
      ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
      ['多重入力箇所', '0 箇所', '0 箇所'],
    ],
  });
  const { press, type, expectFew } = person();
  await says('計画!A1:C3（2件のKPI）');
  await says('作業削減時間、多重入力箇所');
  await expectSound();
  await press('この表から始める：計画!A1:C3');
  await press('内容を確かめる');
  await press('取り込む');
  await press('作業削減時間の評価に必要な値を入力');
  await says('シート「実績」を作成して、実績を追加します。');
  await type(/^基準値/, '0');
  await type(/の実績/, '35万時間');
  await press('保存');
  await graded('作業削減時間');
  expectFew();
  expect((await opened.cell('計画', 'B2')).value).toBe('110万時間 軽減');
});

test('a workbook of an earlier version: its columns are added, and the first grade follows', async () => {
  await openBook(
    '前の版.xlsx',
    {
      KPI: [
        [
          '番号',
          '名称',
          '単位',
          '向き',
          '基準年度',
          '基準値',
          '目標2030',
          '目標2040',
          '時点',
          '経路',
          '評価方式',
          '重み',
          '担当',
          '出典',
          '備考',
        ],
        ['K1', '作業削減時間', '時間', '増加', null, null, 1_100_000, 2_120_000],
      ],
      実績: [
        ['KPI', '年度', '時点', '値', '区分', '出典', 'コメント'],
        ['', null, null, null],
      ],
    },
    book => {
      for (const [sheet, name] of [
        ['KPI', 'DX_KPIs'],
        ['実績', 'DX_Actuals'],
      ] as const) {
        const found = book.sheetByName(sheet);
        if (found) book.addTable(found, { row: 0, column: 0, rows: 2, columns: sheet === 'KPI' ? 15 : 7 }, true, name);
      }
      book.names.add('DX_AsOf', '=基準日!$A$1');
      book.addSheet('基準日').write({ row: 0, column: 0, rows: 1, columns: 1 }, [[46295]]);
      book.settings.set('DX.workbook', '{"schema":1}');
    },
  );
  const { press, type, expectFew } = person();
  await says('前の版のDX羅針盤で作成されています。');
  await expectSound();
  await press('「KPI」に列を追加');
  await press('列を追加');
  await says('シート「KPI」の表の右端に');
  await press('作業削減時間の評価に必要な値を入力');
  await type(/^基準値/, '0');
  await type(/の実績/, '35万時間');
  await press('保存');
  await graded('作業削減時間');
  expectFew();
  expect(await opened.pane.getByText('前の版のDX羅針盤で作成されています。').count()).toBe(0);
});

test('what comes next ticks itself off, is put away, and comes back under ⋯', async () => {
  await item(/^☑ ?基準値/).waitFor();
  await item(/^☑ ?実績/).waitFor();
  await item(/^☐ ?担当/).waitFor();
  await opened.setCell('KPI!M2', 'DX推進課');
  await item(/^☑ ?担当/).waitFor();
  expect(await faults()).toEqual([]);
  await button('照会: 照会を開く').click();
  await opened.pane.getByRole('heading', { name: /照会/ }).first().waitFor();
  await tab(/^概要/);
  await button('会議資料: 会議資料を開く').click();
  await opened.pane
    .getByRole('heading', { name: /会議資料/ })
    .first()
    .waitFor();
  await tab(/^概要/);
  await button('片付ける').click();
  await says('「次にすること」を片付けました。');
  expect(await opened.pane.getByRole('heading', { name: '次にすること' }).count()).toBe(0);
  expect(await focused()).not.toBe('');
  await button('設定とこのアドインについて').click();
  await button('「次にすること」を表示する').click();
  await opened.pane.getByRole('heading', { name: '次にすること' }).waitFor();
});

test('nothing went wrong outside', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
