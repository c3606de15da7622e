/**
 * The other way round: what each document holds, cut out of the document by its own marks (articles, table cells, list items), must be
 * found in the template. Nothing here is counted from the template.
 */
import { serialOf } from '../../../src/domain/base/serial';
import { normalizeText } from '../../../src/domain/text/characters/text';
import { delay } from '../../../src/domain/work/delay';
import { TABLE_NAMES } from '../../../src/sheets/schema/table-name';
import { KITAKYUSHU } from '../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import { OSHU } from '../../../src/sheets/templates/oshu';
import { SOUMU } from '../../../src/sheets/templates/soumu';
import type { Template } from '../../../src/sheets/templates/template';
import { documentAsIs } from '../documents';
import { cellsOf, read, rowsOfAll } from './filled';

/** All texts of a template as they stand in its cells, without white space. */
function textOf(template: Template): string {
  const rows = rowsOfAll([template]);
  return TABLE_NAMES.flatMap(name =>
    cellsOf(name, rows[name] ?? [])
      .slice(1)
      .flat(),
  )
    .map(cell => normalizeText(String(cell ?? '')))
    .join('\n');
}

const notIn = (template: Template, wanted: readonly string[]): string[] => {
  const text = textOf(template);
  return wanted.filter(one => !text.includes(normalizeText(one)));
};

/** The part of a document between two of its marks; to the end without the second. */
function between(document: string, from: string, to?: string): string {
  const start = document.indexOf(from);
  const end = to === undefined ? document.length : document.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw new Error(`${from} ${to ?? ''}`);
  return document.slice(start + from.length, end);
}

/** Every paragraph of every article: [4, 2] is 第4条第2項. */
function paragraphsOf(charter: string): (readonly [article: number, paragraph: number])[] {
  const found: (readonly [number, number])[] = [];
  let article = 0;
  for (const line of charter.normalize('NFKC').split('\n')) {
    const head = /^第(\d+)条\s/.exec(line);
    const next = /^(\d+)\s/.exec(line);
    if (head) {
      article = Number(head[1]);
      found.push([article, 1]);
    } else if (article > 0 && next) found.push([article, Number(next[1])]);
  }
  return found;
}

/** The first paragraph may be cited by its article alone. */
function citesAll(template: Template, paragraphs: readonly (readonly [number, number])[]): string[] {
  const text = textOf(template);
  return paragraphs.flatMap(([article, paragraph]) => {
    const cite = paragraph === 1 ? new RegExp(`第${article}条(第1項|(?!第\\d+項))`) : new RegExp(`第${article}条第${paragraph}項(?!\\d)`);
    return cite.test(text) ? [] : [`第${article}条第${paragraph}項`];
  });
}

describe('大阪市', () => {
  const charter = documentAsIs('osaka-charter.txt');
  const design = documentAsIs('osaka-grand-design.txt');

  test('every article and paragraph of the charter is cited by a row', () => {
    const paragraphs = paragraphsOf(between(charter, '要綱', '附　則'));
    expect(paragraphs).toHaveLength(2 + 1 + 7 + 8 + 9 + 1 + 1);
    expect(citesAll(OSAKA, paragraphs)).toEqual([]);
  });

  test('every system of the annex', () => {
    const annex = between(charter, '別表（第２条関係）')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line.endsWith('システム'));
    expect(annex).toHaveLength(6);
    expect(notIn(OSAKA, annex)).toEqual([]);
  });

  test('every KPI with both targets as they are worded', () => {
    const lines = between(design, 'KPI\t2030年\t2040年\n', '\n※')
      .trim()
      .split('\n')
      .map(line => line.split('\t'));
    expect(lines).toHaveLength(5);
    for (const [name = '', in2030 = '', in2040 = ''] of lines) {
      const row = OSAKA.rows.DX_KPIs?.find(kpi => kpi.name === name);
      expect([name, row?.remarks?.includes(`2030年「${in2030}」、2040年「${in2040}」`)]).toEqual([name, true]);
    }
  });

  test('the KGI, the population of three years and the two yearly hours', () => {
    const kgi = between(design, '（KGI）：**', 'KPI\t').trim();
    const [years, ...populations] = between(design, '大阪市の人口\t', '\n\n').split('\n');
    expect(populations).toHaveLength(2);
    const wanted = populations.flatMap(line => {
      const [name = '', ...values] = line.split('\t');
      return (years ?? '').split('\t').map((year, index) => `大阪市の${name}：${year} ${values[index]}`);
    });
    const hours = [...design.matchAll(/＜(本市|事業者)＞.*?年間約\d+万時間/g)].map(([text]) => text.replace(/^事業者 /, ''));
    expect(hours).toHaveLength(2);
    expect(notIn(OSAKA, [kgi, ...wanted, ...hours])).toEqual([]);
    expect(OSAKA.goal?.text).toBe(kgi);
  });

  test('the four guidelines with all their points', () => {
    const table = between(design, '基本指針を定めてバックオフィスDXを推進します。', '5. 2030年の姿');
    const titles = [...table.matchAll(/<b>(.*?)<\/b>/g)].map(([, title = '']) => title);
    const points = [...table.matchAll(/<li>(.*?)<\/li>/g)].map(([, point = '']) => point);
    expect([titles.length, points.length]).toEqual([4, 18]);
    // The extraction cut one point in two at the end of a column.
    expect(notIn(OSAKA, [...titles, ...points])).toEqual([]);
  });
});

describe('奥州市', () => {
  const charter = documentAsIs('oshu-charter.txt');

  test('every article and paragraph of the charter is cited by a row', () => {
    const paragraphs = paragraphsOf(between(charter, '共同訓令第2号', 'この訓令は、令和3年7月1日から施行する。'));
    expect(paragraphs).toHaveLength(1 + 2 + 2 + 2 + 4 + 2 + 3 + 3 + 1 + 1 + 1);
    expect(citesAll(OSHU, paragraphs)).toEqual([]);
  });

  test('every section of article 5, each with a 本部員 of its own', () => {
    const listed = between(charter, '(1) 市長部局', '4 前項に掲げる本部員')
      .split('\n')
      .map(line => line.replace(/^[\s(0-9)]+/, '').trim())
      .filter(line => line !== '');
    const sections = listed.flatMap(line => {
      const [office = '', names] = line.split(/\s+/);
      return names === undefined ? [office] : names.split(/、|及び/).map(name => `${office} ${name}`);
    });
    expect(sections).toHaveLength(17);
    expect(OSHU.rows.DX_Members?.filter(({ role }) => role === '本部員').map(({ division }) => division)).toEqual(sections);
  });
});

describe('総務省', () => {
  const document = documentAsIs('soumu.txt');

  test('every role with what it is asked to do', () => {
    const parts = between(document, '#### [首長]', '# 各団体の状況')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '' && !line.startsWith('#'));
    expect(parts.length).toBe(8);
    expect(notIn(SOUMU, parts)).toEqual([]);
  });

  test('every case as its row of the table has it: body, points and marks', () => {
    const cases = document.split('\n').filter(line => line.includes('<ul'));
    expect(cases).toHaveLength(9);
    for (const line of cases) {
      const [prefecture = '', city = '', kind = '', body = '', summary = '', ...marks] = line.split('\t');
      const points = [...summary.matchAll(/<li>(.*?)<\/li>/g)].map(([, point = '']) => point.replace(/^・\s*/, ''));
      const row = SOUMU.rows.DX_Issues?.find(({ issue }) => issue === `【事例】${city === '' ? prefecture : prefecture + city}「${body}」`);
      const given = ['全庁的', '外部人材', '組織再編', '予算統制']
        .map((mark, index) => `${mark}${marks[index]?.trim() === '○' ? '○' : '―'}`)
        .join(' ');
      const text = normalizeText(row?.response ?? '');
      expect([body, [`分類：${given}。団体区分：${kind}`, ...points].filter(part => !text.includes(normalizeText(part)))]).toEqual([
        body,
        [],
      ]);
    }
  });

  test('every other bullet: the state of things, how projects are staffed, the questions', () => {
    const bullets = [
      between(document, '## ● 横断的', '# デジタル化推進に係る'),
      between(document, '# 自治体業務改革プロジェクト', '## ○体制例'),
      between(document, '## 〈考えられる視点〉'),
    ]
      .flatMap(part => part.split('\n'))
      .filter(line => line.startsWith('- '))
      .map(line => line.replace(/^- (・\s*)?/, ''));
    expect(bullets).toHaveLength(2 + 2 + 1 + 2 + 2 + 5);
    expect(notIn(SOUMU, bullets)).toEqual([]);
  });
});

describe('北九州市', () => {
  const document = documentAsIs('kitakyushu.txt');
  const chapters = document.split(/\n(?=\(\d+\) )/).filter(part => /^\s*\(\d+\) /.test(part));

  test('every entry of every table of goals', () => {
    expect(chapters).toHaveLength(6);
    const entries = chapters.flatMap(chapter => {
      const [, table = ''] = /⑥成果目標・スケジュール([\s\S]*?)<\/table>/.exec(chapter) ?? [];
      return [...table.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)]
        .flatMap(([, cell = '']) => cell.split(/[\s★→]+/))
        .filter(piece => piece !== '');
    });
    // What was cut out is really the goals.
    for (const known of ['30,000時間', '3件以上', '100,000時間', '運用開始', '育成方針の改定', '3割削減', '80%', '50%削減'])
      expect([known, entries.some(entry => entry.includes(known))]).toEqual([known, true]);
    expect(
      notIn(
        KITAKYUSHU,
        entries.filter(entry => !/^(年度|R[3-7])$/.test(entry)),
      ),
    ).toEqual([]);
  });

  test('every problem and every direction', () => {
    const points = chapters.flatMap(chapter =>
      ['②課題', '④取組の方向性'].flatMap(mark => {
        const part = between(chapter, mark, mark === '②課題' ? '③国の動向' : '⑤取組内容');
        // 门: the extraction's Chinese form. The plan sets 人材育成 and 人材確保 as headings of their points.
        return part
          .replace(/<[^>]*>/g, '\n')
          .split('○')
          .slice(1)
          .map(point =>
            point
              .trim()
              .replaceAll('门', '門')
              .replace(/^(人材(?:育成|確保)) /, '$1：'),
          );
      }),
    );
    // The extraction has one table three times.
    const all = [...new Set(points)];
    expect(all).toHaveLength(16 + 16);
    expect(notIn(KITAKYUSHU, all)).toEqual([]);
  });

  test('the two baselines of R2', () => {
    expect(document).toContain('令和2年度は、年間37業務、約4,100時間分の作業時間を削減した');
    expect(KITAKYUSHU.rows.DX_KPIs?.filter(({ baselineYear }) => baselineYear === 2020).map(({ baseline }) => baseline)).toEqual([
      4100, 37,
    ]);
  });
});

test('北九州市: what the plan gives no end of has none here, and is never called late', () => {
  const rows = rowsOfAll([KITAKYUSHU]);
  const open = ['標準準拠システム開発(各事業者)', '移行計画作成', '各事業者へ情報提供依頼', '各事業者へ提案依頼 → 事業者選定・契約'];
  const state = read(rows);
  const issues = (state.DX_Schedules?.issues ?? []).filter(({ column }) => column === '終了予定');
  expect(issues.map(({ kind, row }) => [kind, state.DX_Schedules?.rows[row ?? 0]?.milestone])).toEqual(open.map(one => ['undecided', one]));
  for (const asOf of [serialOf(2022, 4, 1), serialOf(2026, 9, 30)]) {
    const late = (state.DX_Schedules?.rows ?? []).filter(row => {
      const days = delay(row.plannedFinish, row.actualFinish, asOf);
      return typeof days === 'number' && days > 0;
    });
    expect(late.filter(({ milestone }) => open.includes(milestone ?? ''))).toEqual([]);
    expect(late.length).toBeGreaterThan(2);
  }
  // The row says why.
  for (const row of state.DX_Schedules?.rows ?? [])
    expect(open.includes(row.milestone ?? '')).toBe(row.remarks?.includes('終わる時期は書かれていない') === true);
});
