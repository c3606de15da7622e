import { tableAround } from '../../../../src/sheets/adopt/source/adopt-region';

const around = (
  cells: readonly (readonly (string | number)[])[],
  row: number,
  column: number,
  merges: Parameters<typeof tableAround>[1] = [],
) => {
  const width = Math.max(...cells.map(line => line.length));
  return tableAround(
    cells.map(line => Array.from({ length: width }, (_, at) => line[at] ?? '')),
    merges,
    { row, column },
  );
};

describe('the table around one cell', () => {
  test('is what touches the cell', () => {
    expect(around([['A', 'B'], [1, 2], [], ['別の表', 'x']], 1, 1)).toEqual({ row: 0, column: 0, rows: 2, columns: 2 });
  });

  test('goes on where cells are blank because they are merged', () => {
    const cells = [
      ['大項目', '', '担当'],
      ['標準化', '', '情報政策課'],
      ['', '', ''],
      ['', '', '市民課'],
    ];
    expect(
      around(cells, 0, 2, [
        { row: 0, column: 0, rows: 1, columns: 2 },
        { row: 1, column: 0, rows: 3, columns: 2 },
      ]),
    ).toEqual({
      row: 0,
      column: 0,
      rows: 4,
      columns: 3,
    });
  });

  test('takes headers above a blank row, and rows below one that go on numbering', () => {
    const cells = [['番号', '件名', '金額'], [], [1, '端末', 100], [2, '回線', 200], [], [3, '保守', 300], [], ['注', '税込']];
    expect(around(cells, 3, 1)).toEqual({ row: 0, column: 0, rows: 6, columns: 3 });
  });

  test('goes over a column that nobody has filled', () => {
    const cells = [
      ['番号', '', '件名'],
      [1, '', '端末'],
      [2, '', '回線'],
    ];
    expect(around(cells, 2, 0)).toEqual({ row: 0, column: 0, rows: 3, columns: 3 });
  });

  test('does not take another table two rows below', () => {
    expect(around([['A', 'B'], [1, 2], [], ['C', 'D'], [5, 6]], 0, 0)).toEqual({ row: 0, column: 0, rows: 2, columns: 2 });
  });

  test('is nothing where nothing is around the cell', () => {
    expect(around([['A'], [], [], ['', '', '', '']], 3, 3)).toBeNull();
  });
});
