import { cellsOf, HOURS, PRODUCTIVITY, workbookState } from '../pane/workbook-state';
import { adoption, CASES, propose, sourceOf } from './adopt-work';

const state = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [HOURS, PRODUCTIVITY]) });
const empty = workbookState({});

describe('a table of the staff’s own, as it would be adopted', () => {
  test.each(CASES.map(one => [one.name, one] as const))('%s', (_, one) => {
    const book = one.table === 'DX_KPIs' ? empty : state;
    const { read, proposal } = propose(sourceOf(one), book);
    expect(proposal.table).toBe(one.table);
    const headerOf = new Map(read.columns.map(({ at, header }) => [at, header]));
    expect(Object.fromEntries(proposal.matches.map(({ at, to, confidence }) => [headerOf.get(at), [to, confidence]]))).toEqual(one.mapping);
    const result = adoption(book, read, proposal, proposal.matches);
    expect(result.plan.conflicts).toEqual([]);
    expect(result.rows).toHaveLength(one.rows.length);
    one.rows.forEach((row, index) => {
      expect(Object.fromEntries(Object.keys(row).map(header => [header, result.rows[index]?.cells[header]?.value ?? null]))).toEqual(row);
    });
    if (one.converted !== undefined) expect(result.converted).toBe(one.converted);
    if (one.issues) expect(result.issues.map(({ kind, column }) => `${kind} ${column}`)).toEqual(one.issues);
    if (one.notes) expect(result.notes.map(({ kind }) => kind)).toEqual(one.notes);
  });
});
