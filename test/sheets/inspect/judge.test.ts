import { serialOf } from '../../../src/domain/base/serial';
import { OSAKA_CHARTER } from '../../../src/sheets/inspect/charters/osaka';
import { OSHU_CHARTER } from '../../../src/sheets/inspect/charters/oshu';
import { checkCharter, type Charter } from '../../../src/sheets/inspect/charters/rule';
import { CHECKS, runCheck } from '../../../src/sheets/inspect/checks';
import type { Finding, Recorded } from '../../../src/sheets/inspect/finding';
import { inspect } from '../../../src/sheets/inspect/inspect';
import { KPIS } from '../../../src/sheets/schema/declarations/kpis';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import { OSHU } from '../../../src/sheets/templates/oshu';
import { workbookState } from '../../pane/workbook-state';
import { cellsOf, rowsOfAll, type Rows } from '../templates/filled';

const AS_OF = serialOf(2026, 9, 30);

/** The workbook of these rows, with one column taken out of a table. */
function recorded(rows: Rows, without: { table: TableName; header: string } | null = null): Recorded {
  const cells = Object.fromEntries(
    Object.entries(rows).map(([name, lines]) => {
      const table = cellsOf(name as TableName, lines);
      const at = without?.table === name ? (table[0] ?? []).indexOf(without.header) : -1;
      return [name, at < 0 ? table : table.map(line => line.filter((_, index) => index !== at))];
    }),
  );
  return { asOf: AS_OF, tables: workbookState(cells).tables };
}

const notJudged = (findings: readonly Finding[]) =>
  findings.flatMap(({ rule, message }) => (message.kind === 'ruleNotJudged' ? [[rule, message.sheet, message.column, message.error]] : []));

const without = (table: TableName, rows: Rows): Rows => Object.fromEntries(Object.entries(rows).filter(([name]) => name !== table));

test('without 会議 the rules about meetings say that they were not judged, and the others are judged', () => {
  expect(notJudged(checkCharter(OSAKA_CHARTER, recorded(without('DX_Meetings', rowsOfAll([OSAKA])))))).toEqual([
    ['osaka-5-6', '会議', null, null],
  ]);
  const oshu = without('DX_Context', without('DX_Meetings', rowsOfAll([OSHU])));
  const members = (oshu.DX_Members ?? []).map(row => ({ ...row, remarks: null }));
  const findings = checkCharter(OSHU_CHARTER, recorded({ ...oshu, DX_Members: members }));
  expect(notJudged(findings)).toEqual([
    ['oshu-7-3', '会議', null, null],
    ['oshu-9', '会議', null, null],
  ]);
  // The other half of the same article.
  expect(findings.filter(({ rule }) => rule === 'oshu-9').map(({ message }) => message.kind)).toContain('finalDecisionMissing');
});

test('with every table there nothing is left unjudged', () => {
  for (const template of [OSAKA, OSHU]) {
    const rows = rowsOfAll([template]);
    expect(notJudged(inspect(recorded({ ...rows, DX_Meetings: rows.DX_Meetings ?? [] })))).toEqual([]);
  }
});

test('where a column is gone, one finding a rule instead of one a row that says nothing true', () => {
  const meetings = [1, 2].map(number => ({
    body: '係長級WG',
    number,
    date: serialOf(2026, number, 1),
    reportedTo: '課長級WG',
    reportedOn: serialOf(2026, number, 2),
  }));
  const findings = inspect(recorded({ ...rowsOfAll([OSAKA]), DX_Meetings: meetings }, { table: 'DX_Meetings', header: '報告日' }));
  expect(notJudged(findings)).toEqual([
    ['osaka-5-6', '会議', '報告日', null],
    ['meeting-reported', '会議', '報告日', null],
  ]);
  expect(findings.some(({ message }) => message.kind === 'notReported')).toBe(false);
});

test('a rule that fails says so, and the rules beside it give what they find', () => {
  const broken: Charter = {
    ...OSAKA_CHARTER,
    rules: OSAKA_CHARTER.rules.map((rule, index) => ({
      ...rule,
      check:
        index === 1
          ? () => {
              throw new Error('no such row');
            }
          : rule.check,
    })),
  };
  const rows = { ...rowsOfAll([OSAKA]), DX_Systems: [], DX_Meetings: [] };
  const findings = checkCharter(broken, recorded(rows));
  expect(notJudged(findings)).toEqual([['osaka-3-2', '構成員', null, 'no such row']]);
  expect(findings.filter(({ message }) => message.kind === 'systemMissing')).toHaveLength(6);
  const check = {
    ...CHECKS[0],
    check: () => {
      throw new Error('no such row');
    },
  };
  expect(runCheck(check, recorded(rows))).toMatchObject([{ rule: 'kpi-owner', message: { kind: 'ruleNotJudged', sheet: KPIS.sheet } }]);
});
