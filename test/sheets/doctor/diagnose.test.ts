import { examine } from '../../../src/sheets/doctor/diagnose';
import type { Symptom, SymptomKind } from '../../../src/sheets/doctor/symptom';
import type { Cell } from '../../../src/domain/base/cell';
import { finish } from '../../../src/sheets/read/slices';
import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { bookOf, LONGER_PLAN, report, type BookOptions, type Report } from './report-book';

/** Numbers that are the same at every run: a linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

interface Defect {
  readonly kind: SymptomKind;
  /** Where it must be found. */
  readonly address: string;
  readonly options?: BookOptions;
  /** The formula that must be offered; undefined: the one that was there. null: none can be. */
  readonly repaired?: string | null;
}

const LETTERS = 'CDEFGHI';
const PLAIN_PLAN = 'CDEFGH';

/** One defect put into the report on purpose. Which, is drawn. */
function damage(cells: Report, draw: (below: number) => number, choice: number): Defect {
  const row = 3 + draw(3);
  const letter = LETTERS[draw(LETTERS.length)] ?? 'C';
  const planned = PLAIN_PLAN[draw(PLAIN_PLAN.length)] ?? 'C';
  const put = (address: string, formula: string | null, value: Cell) => cells.set(address, { formula, value });
  const formulaAt = (address: string): string => cells.get(address)?.formula ?? '';
  const at = `${letter}${row}`;
  const there = formulaAt(at);
  switch (choice % 13) {
    case 0:
      put(at, there, { code: '#NAME?' });
      return { kind: 'notCalculated', address: at };
    case 1:
      put(at, there.replaceAll('DX.', '_xldudf_DX_'), { code: '#NAME?' });
      return { kind: 'fileName', address: at };
    case 2: {
      const path = ["'C:\\Users\\x\\[dx.xlam]f'!", '[1]!', 'dx.xlam!', "'https://example.lg.jp/[dx]a'!"][draw(4)] ?? '';
      put(at, there.replace('DX.', `${path}DX.`), { code: '#NAME?' });
      return { kind: 'foreignPath', address: at };
    }
    case 3:
      put(at, there, { code: '#BUSY!' });
      return { kind: 'stuck', address: at };
    case 4: {
      const text = [there, `'${there}`, ` ${there}`, there.replace('=', '＝')][draw(4)] ?? '';
      put(at, null, text);
      return { kind: 'textFormula', address: at };
    }
    case 5:
      put(at, null, draw(1000));
      return { kind: 'overwritten', address: at };
    case 6: {
      const clock = ['TODAY()', 'NOW()'][draw(2)] ?? '';
      const dated = `${'FGH'[draw(3)]}${row}`;
      const before = formulaAt(dated);
      put(dated, before.replace('DX_AsOf', clock), 1);
      return { kind: 'today', address: dated, repaired: before };
    }
    case 7: {
      const address = `${planned}${row}`;
      const before = formulaAt(address);
      put(address, before.replace('$A$1:$D$6', `$A$1:$D$${5 - draw(2)}`), 1);
      return { kind: 'missesRows', address, repaired: before };
    }
    case 8:
      return {
        kind: 'missesRows',
        address: `${planned}2`,
        options: { plan: LONGER_PLAN },
        repaired: formulaAt(`${planned}2`).replace('$D$6', '$D$8'),
      };
    case 9: {
      for (let line = 2; line <= 6; line++) {
        const address = `${planned}${line}`;
        put(address, formulaAt(address).replace('計画!$A$1:$D$6', `計画!$A${line - 1}:$D${line + 4}`), 1);
      }
      return {
        kind: 'shiftedRange',
        address: `${planned}${row}`,
        repaired: formulaAt(`${planned}${row}`).replace(/計画!\$A\d+:\$D\d+/, '計画!$A$1:$D$6'),
      };
    }
    case 10: {
      put('J2', '=DX.TARGET(A2:A6,2030,計画!$A$1:$D$6)', { code: '#SPILL!' });
      put(`J${row}`, null, 'メモ');
      return { kind: 'blockedSpill', address: 'J2', repaired: null };
    }
    case 11:
      if (draw(2) === 0) put('B4', null, 45);
      else put('B4', null, '45件');
      return { kind: 'unitMismatch', address: 'D4', repaired: null };
    default:
      return { kind: 'date1904', address: 'A1', options: { date1904: true }, repaired: null };
  }
}

const isFound = (symptoms: readonly Symptom[], { kind, address }: Defect): Symptom | undefined =>
  symptoms.find(symptom => symptom.kind === kind && symptom.place.address === address);

test.each(TEMPLATES.map(template => [template.name, template] as const))(
  'nothing is found in %s as it is, with an intact report',
  (_, template) => {
    const { symptoms, formulas, functions } = finish(examine(bookOf(template, report())));
    expect(symptoms).toEqual([]);
    expect(formulas).toBe(35);
    expect(functions).toHaveLength(7);
  },
);

test('of 200 defects put into the five templates at least 95 % are found, and the right formula is offered', () => {
  const draw = numbers(20261127);
  const missed: Defect[] = [];
  const unmended: [Defect, string | null][] = [];
  for (let index = 0; index < 200; index++) {
    const template = TEMPLATES[index % TEMPLATES.length];
    if (template === undefined) throw new Error('no template');
    const cells = report();
    const intact = report();
    const defect = damage(cells, draw, index);
    const symptom = isFound(finish(examine(bookOf(template, cells, defect.options))).symptoms, defect);
    if (symptom === undefined) missed.push(defect);
    else {
      const expected = defect.repaired === undefined ? (intact.get(defect.address)?.formula ?? null) : defect.repaired;
      if (symptom.repair !== expected) unmended.push([defect, symptom.repair]);
    }
  }
  expect(missed).toEqual([]);
  expect(unmended).toEqual([]);
});

test('every kind has its defect', () => {
  const draw = numbers(1);
  const kinds = new Set(Array.from({ length: 13 }, (_, index) => damage(report(), draw, index).kind));
  expect([...kinds].sort()).toEqual(
    [
      'blockedSpill',
      'date1904',
      'fileName',
      'foreignPath',
      'missesRows',
      'notCalculated',
      'overwritten',
      'shiftedRange',
      'stuck',
      'textFormula',
      'today',
      'unitMismatch',
    ].sort(),
  );
});
