import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { serialOf } from '../../../src/domain/base/serial';
import { formFile, zipped } from '../../../src/sheets/rounds/form-file';
import { formsOf } from '../../../src/sheets/rounds/form';
import { readFileSheets, UnreadableFile } from '../../../src/sheets/rounds/file-cells';
import { questionsIn } from '../../../src/sheets/rounds/question';
import { addresseesOf, newCode, questionNumberIn, roundIn, roundsIn, roundKey, toSetting } from '../../../src/sheets/rounds/round';
import { takeIn } from '../../../src/sheets/rounds/take-in';
import { AS_OF, cityState, roundOf } from './rounds-book';
import { readFileSync, writeFileSync } from 'node:fs';

const troubleOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readFileSheets(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile) return error.trouble;
    throw error;
  }
};

test('what nobody is in charge of comes first, then addressee by addressee', () => {
  const asked = questionsIn(cityState(), ['kpi', 'milestone', 'system', 'issue'], AS_OF);
  expect(asked.map(({ to, subject }) => [to, ...subject])).toEqual([
    ['', '窓口の待ち時間'],
    ['総務課', '作業削減時間'],
    ['総務課', '多重入力箇所'],
    ['総務課', '人材が足りない'],
    ['情報政策課', '電子申請率'],
    ['情報政策課', '標準化', '移行計画'],
    ['財政課', '財務会計'],
  ]);
});

test('a KPI is asked for with its target, its planned value and its last actual', () => {
  const [, hours] = questionsIn(cityState(), ['kpi'], AS_OF);
  expect(hours).toMatchObject({
    year: 2026,
    day: AS_OF,
    target: '1,100,000時間（令和12年度末）',
    plan: expect.stringMatching(/^[\d,]+時間$/),
    known: '350,000時間（令和7年度末）',
    last: 350000,
    base: { answer: null },
  });
});

test('a round comes back from its setting as it was; another thing is none', () => {
  const round = roundOf(cityState());
  expect(
    roundsIn([
      { key: roundKey(round.code), value: toSetting(round, 'now') },
      { key: 'DX.schema', value: 2 },
    ]),
  ).toEqual([round]);
  expect([roundIn(3), roundIn('{'), roundIn('{"version":9}'), roundIn('null')]).toEqual([null, null, null, null]);
  expect(newCode([], () => 0.99)).toBe('ZZZZZZ');
});

test('of rounds that were asked on one day the one that was started later comes first, whatever their codes', () => {
  const first = { ...roundOf(cityState(), 'ZZ34CD'), startedAt: 1 };
  const second = { ...roundOf(cityState(), 'AB34CD'), startedAt: 2 };
  const third = { ...roundOf(cityState(), 'MM34CD'), startedAt: 3, due: first.due - 1 };
  const settings = [third, first, second].map(round => ({ key: roundKey(round.code), value: toSetting(round, 'now') }));
  expect(roundsIn(settings).map(({ code }) => code)).toEqual(['MM34CD', 'AB34CD', 'ZZ34CD']);
  expect(roundsIn([...settings].reverse()).map(({ code }) => code)).toEqual(['MM34CD', 'AB34CD', 'ZZ34CD']);
});

test.each([
  ['AB34CD-007', 'AB34CD-007'],
  [' ab34cd－007 ', 'AB34CD-007'],
  ['ＡＢ３４ＣＤ－００７', 'AB34CD-007'],
  ['AB34CD', null],
  // 1 is no letter of a code: nobody can tell it from I.
  ['AB12CD-001', null],
])('the number of a question typed as %s', (text, number) => {
  expect(questionNumberIn(text)?.number ?? null).toBe(number);
});

test('each addressee gets its own rows only; names say round and addressee', async () => {
  const round = roundOf(cityState(), 'AB34CD');
  const forms = formsOf(round, ['令和8年度 10月中間 総務課']);
  expect(forms.map(({ sheet, file, questions }) => [sheet, file, questions])).toEqual([
    ['令和8年度 10月中間 総務課 (2)', '令和8年度 10月中間_総務課_回答票.xlsx', 3],
    ['令和8年度 10月中間 情報政策課', '令和8年度 10月中間_情報政策課_回答票.xlsx', 2],
    ['令和8年度 10月中間 財政課', '令和8年度 10月中間_財政課_回答票.xlsx', 1],
  ]);
  const files = await Promise.all(forms.map(async form => ({ name: form.file, bytes: await formFile(form) })));
  if (process.env.FORMS !== undefined) files.forEach(({ bytes }, at) => writeFileSync(`${process.env.FORMS}/form${at}.xlsx`, bytes));
  expect(Object.keys(unzipSync(zipped(files)))).toEqual(forms.map(({ file }) => file));
  // A form that nobody has touched says nothing, and all of it is missing.
  const preview = takeIn(cityState(), round, [{ name: 'a.xlsx', sheets: await readFileSheets(files[1]?.bytes ?? new Uint8Array()) }]);
  expect(preview.addressees.map(({ to, items, missing }) => [to, items.length, missing.length])).toEqual([['情報政策課', 0, 2]]);
  expect([preview.refused, preview.notices]).toEqual([[], []]);
  expect(addresseesOf(round)).toEqual(['総務課', '情報政策課', '財政課']);
});

describe('files that are no forms', () => {
  const round = roundOf(cityState(), 'AB34CD');
  const file = async (): Promise<Uint8Array> => formFile(formsOf(round)[0] as never);
  const edited = async (change: (parts: Record<string, Uint8Array>) => void): Promise<Uint8Array> => {
    const parts = unzipSync(await file());
    change(parts);
    return zipSync(parts);
  };
  const SHEET = 'xl/worksheets/sheet1.xml';
  const BOOK = 'xl/workbook.xml';

  test('a workbook that Excel has locked with a password', async () => {
    expect(await troubleOf(new Uint8Array(readFileSync('test/cases/rounds/password.xlsx')))).toBe('password');
  });

  test('a text, an old format, a password, another zip, an empty file', async () => {
    const cfb = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const name = [...'EncryptedPackage'].flatMap(letter => [letter.charCodeAt(0), 0]);
    expect(await troubleOf(strToU8('回答'))).toBe('notWorkbook');
    expect(await troubleOf(new Uint8Array())).toBe('notWorkbook');
    expect(await troubleOf(new Uint8Array([...cfb, ...new Array<number>(500).fill(0)]))).toBe('oldFormat');
    expect(await troubleOf(new Uint8Array([...cfb, ...new Array<number>(500).fill(0), ...name]))).toBe('password');
    expect(await troubleOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('damaged');
    expect(await troubleOf(zipSync({ 'xl/a.xml': strToU8('<a/>') }))).toBe('notWorkbook');
  });

  test('cut off, changed bytes, a sheet cut in the middle, texts that are gone', async () => {
    const whole = await file();
    for (const share of [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99])
      expect([share, await troubleOf(whole.slice(0, whole.length * share))]).toEqual([share, 'damaged']);
    for (const bytes of [1000, 2000, 3000, 4000])
      expect(await troubleOf(await edited(parts => (parts[SHEET] = (parts[SHEET] as Uint8Array).slice(0, bytes))))).toBe('damaged');
    // Between two rows, where no element is open but the sheet's own.
    const between = (xml: string): string => xml.slice(0, xml.lastIndexOf('<row'));
    expect(await troubleOf(await edited(parts => (parts[SHEET] = strToU8(between(strFromU8(parts[SHEET] as Uint8Array))))))).toBe(
      'damaged',
    );
    expect(await troubleOf(await edited(parts => delete parts['xl/sharedStrings.xml']))).toBe('damaged');
    expect(await troubleOf(await edited(parts => delete parts[SHEET]))).toBe('damaged');
    const flipped = whole.slice();
    const at = Math.floor(whole.length / 2);
    flipped[at] = (flipped[at] ?? 0) ^ 0xff;
    expect(['damaged', 'read']).toContain(await troubleOf(flipped));
  });

  test('a bomb is counted while it is unpacked, and 50 MB are too much', async () => {
    const bomb = zipSync(
      { 'xl/workbook.xml': strToU8('<a/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await troubleOf(bomb)).toBe('tooLarge');
    expect(await troubleOf(new Uint8Array(51 * 1024 * 1024))).toBe('tooLarge');
    // Tags without an end are not looked through again and again, and sheets that share one part are not read one by one.
    for (const tag of ['<c ', '<c t="s" ', '<row>', '<c r="A1" t="s"><v>'])
      expect(['damaged', 'read']).toContain(
        await troubleOf(
          await edited(parts => (parts[SHEET] = strToU8(`<worksheet><sheetData>${tag.repeat(500_000)}</sheetData></worksheet>`))),
        ),
      );
    const again = (xml: string): string =>
      xml.replace(/<sheet [^>]*\/>/, sheet => Array.from({ length: 3000 }, (_, at) => sheet.replace(/name="/, `$&${at}`)).join(''));
    expect(await troubleOf(await edited(parts => (parts[BOOK] = strToU8(again(strFromU8(parts[BOOK] as Uint8Array))))))).toBe('damaged');
    // What nobody reads is not unpacked.
    const picture = await edited(parts => (parts['xl/media/image1.png'] = new Uint8Array(80 * 1024 * 1024)));
    expect(await troubleOf(picture)).toBe('read');
  });
});

describe('answers', () => {
  const state = cityState();
  const round = roundOf(state, 'AB34CD');
  /** The form with these cells filled in: addresses and the XML of the cell. */
  const answered = async (form: number, cells: Readonly<Record<string, string>>): Promise<Uint8Array> => {
    const parts = unzipSync(await formFile(formsOf(round)[form] as never));
    let xml = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    for (const [address, content] of Object.entries(cells)) {
      const at = new RegExp(`<c r="${address}"([^>]*?)(/>|>.*?</c>)`);
      expect(xml).toMatch(at);
      xml = xml.replace(at, (_, attributes: string) => `<c r="${address}"${attributes.replace(/ t="\w+"/, '')} ${content}</c>`);
    }
    parts['xl/worksheets/sheet1.xml'] = strToU8(xml);
    return zipSync(parts);
  };
  const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is>`;
  const preview = async (form: number, cells: Readonly<Record<string, string>>, on = state, of = round) =>
    takeIn(on, of, [{ name: 'a.xlsx', sheets: await readFileSheets(await answered(form, cells)) }]);
  const [hours = 0, places = 0, issue = 0] = [0, 1, 2].map(at => (formsOf(round)[0]?.firstRow ?? 0) + 1 + at);

  test('a number, a text with a number in it, a choice: read, and what is missing is named', async () => {
    const { addressees, refused, notices } = await preview(0, {
      [`H${hours}`]: '><v>420000</v>',
      [`H${places}`]: text('約90箇所'),
      [`J${places}`]: text('一部は速報です'),
    });
    expect([refused, notices]).toEqual([[], []]);
    const [one] = addressees;
    expect(
      one?.items.map(({ state: is, next, changes, readings }) => [
        is,
        next.answer,
        next.status,
        next.comment,
        changes,
        readings.flatMap(reading => (reading.value === null ? [] : reading.doubts)),
      ]),
    ).toEqual([
      ['new', 420000, '速報', null, ['answer', 'status'], []],
      ['doubtful', 90, '速報', '一部は速報です', ['answer', 'status', 'comment'], [{ kind: 'text' }]],
    ]);
    expect(one?.missing.map(({ number }) => number)).toEqual(['AB34CD-003']);
  });

  test.each([
    ['text nobody can read', text('集計中'), 'notNumber'],
    ['an error', 't="e"><v>#REF!</v>', 'error'],
    ['a formula without its value', '><f>1+1</f>', 'noResult'],
    ['TRUE', 't="b"><v>1</v>', 'notNumber'],
  ])('%s is refused with a sentence', async (_, content, refusal) => {
    const { addressees } = await preview(0, { [`H${hours}`]: content });
    expect(addressees[0]?.items.map(({ state: is, readings }) => [is, readings[0]?.refusal?.kind])).toEqual([['refused', refusal]]);
    expect(addressees[0]?.missing).toHaveLength(3);
  });

  test('a formula is a doubt, and so is a value ten times off', async () => {
    const { addressees } = await preview(0, { [`H${hours}`]: '><f>A1+42</f><v>42</v>', [`H${places}`]: '><v>1</v>' });
    expect(addressees[0]?.items.map(({ readings }) => readings[0]?.value !== null && readings[0]?.doubts.map(({ kind }) => kind))).toEqual([
      ['formula', 'magnitude'],
      ['magnitude'],
    ]);
  });

  test('an issue takes one of its choices', async () => {
    const taken = await preview(0, { [`H${issue}`]: text('解決') });
    expect(taken.addressees[0]?.items.map(({ state: is, changes }) => [is, changes])).toEqual([['changed', ['answer']]]);
    const same = await preview(0, { [`H${issue}`]: text('対応中') });
    expect(same.addressees[0]?.items.map(({ state: is, answers }) => [is, answers])).toEqual([['unchanged', true]]);
    const other = await preview(0, { [`H${issue}`]: text('検討します') });
    expect(other.addressees[0]?.items[0]?.readings[0]?.refusal?.kind).toBe('notInChoices');
  });

  test('a milestone: share, dates in 和暦, and an end before its start', async () => {
    const row = (formsOf(round)[1]?.firstRow ?? 0) + 2;
    const { addressees } = await preview(1, { [`H${row}`]: text('６０％'), [`J${row}`]: text('R8.4.12') });
    expect(addressees[0]?.items[0]).toMatchObject({
      state: 'doubtful',
      next: { answer: 0.6, start: serialOf(2026, 4, 12) },
      changes: ['answer', 'start'],
    });
    const wrong = await preview(1, { [`H${row}`]: '><v>1</v>', [`K${row}`]: `><v>${serialOf(2026, 1, 5)}</v>` });
    expect(wrong.addressees[0]?.items[0]?.readings.map(({ refusal }) => refusal?.kind ?? null)).toEqual([null, 'endBeforeStart']);
  });

  test('the sheet has been changed since: conflicting; by this round itself: changed; the same again: unchanged', async () => {
    const now = cityState({ actuals: [['作業削減時間', 2026, AS_OF, 400000, '速報', '', '', '', '']] });
    const cells = { [`H${hours}`]: '><v>420000</v>' };
    expect((await preview(0, cells, now)).addressees[0]?.items[0]?.state).toBe('conflicting');
    const merged = { ...round, answered: { 'AB34CD-001': { answer: 400000, status: '速報', start: null, finish: null, comment: null } } };
    expect((await preview(0, cells, now, merged)).addressees[0]?.items[0]?.state).toBe('changed');
    expect((await preview(0, { [`H${hours}`]: '><v>400000</v>' }, now, merged)).addressees[0]?.items[0]?.state).toBe('unchanged');
  });

  test('two files of one addressee that differ are to be chosen from; that say the same are one', async () => {
    const read = async (value: number) => readFileSheets(await answered(0, { [`H${hours}`]: `><v>${value}</v>` }));
    const files = [
      { name: 'a.xlsx', sheets: await read(420000) },
      { name: 'b.xlsx', sheets: await read(430000) },
      { name: 'c.xlsx', sheets: await read(420000) },
    ];
    const { addressees, notices } = takeIn(state, round, files);
    expect(addressees[0]?.items.map(({ state: is, next, doubts }) => [is, next.answer, doubts.map(({ kind }) => kind)])).toEqual([
      ['doubtful', 420000, ['twice']],
      ['doubtful', 430000, ['twice']],
    ]);
    expect(notices).toEqual([{ file: null, sheet: null, kind: 'severalForms', to: '総務課', files: ['a.xlsx', 'b.xlsx', 'c.xlsx'] }]);
  });

  test('the form of another round says so, and nothing of it is taken', async () => {
    const last = roundOf(state, 'ZZ99ZZ');
    const sheets = await readFileSheets(await formFile(formsOf(last)[0] as never));
    expect(takeIn(state, round, [{ name: 'a.xlsx', sheets }], [{ ...last, name: '令和7年度 3月実績' }]).notices).toEqual([
      { file: 'a.xlsx', sheet: expect.any(String), kind: 'otherRound', round: '令和7年度 3月実績', closed: false },
    ]);
    expect(takeIn(state, round, [{ name: 'a.xlsx', sheets }]).notices).toMatchObject([{ kind: 'otherRound', round: null }]);
  });
});
