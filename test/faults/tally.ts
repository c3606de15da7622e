/** So many examples of each kind of untruth are printed. */
const EXAMPLES = Number(process.env.FAULTS_EXAMPLES ?? 5);

/** The table that is printed at the end: rows by columns, with counts, and an example of each kind of untruth. */
export class Tally {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly examples = new Map<string, string[]>();

  constructor(
    private readonly title: string,
    /** Columns that come first; others follow as they appear. */
    private readonly columns: readonly string[],
  ) {}

  count(row: string, column: string): void {
    const line = this.counts.get(row) ?? new Map<string, number>();
    line.set(column, (line.get(column) ?? 0) + 1);
    this.counts.set(row, line);
  }

  /** A sentence that is not true. */
  untrue(row: string, why: string, example: string): void {
    this.count(row, why);
    this.examples.set(why, [...(this.examples.get(why) ?? []), `${row}: ${example}`]);
  }

  total(column: string): number {
    return [...this.counts.values()].reduce((sum, line) => sum + (line.get(column) ?? 0), 0);
  }

  /** Kinds of untruth with their counts. */
  untruths(): Record<string, number> {
    return Object.fromEntries([...this.examples].map(([why, list]) => [why, list.length]));
  }

  print(): void {
    const columns = [...new Set([...this.columns, ...[...this.counts.values()].flatMap(line => [...line.keys()])])];
    const short = columns.map((_, at) => String.fromCharCode(97 + at));
    const rows = [...this.counts].map(([row, line]) => [row, ...columns.map(column => String(line.get(column) ?? ''))]);
    const sums = ['all', ...columns.map(column => String(this.total(column)))];
    const widths = short.map((_, at) => Math.max(2, ...[...rows, sums].map(row => row[at + 1]?.length ?? 0)));
    const first = Math.max(...[...rows, sums].map(row => widthOf(row[0] ?? '')));
    const line = (cells: readonly string[]): string =>
      `${cells[0] ?? ''}${' '.repeat(first - widthOf(cells[0] ?? ''))} ${widths.map((width, at) => (cells[at + 1] ?? '').padStart(width)).join(' ')}`;
    const examples = [...this.examples].flatMap(([why, list]) => [
      `${why} (${list.length})`,
      ...list.slice(0, EXAMPLES).map(text => `    ${text}`),
    ]);
    process.stdout.write(
      [
        '',
        this.title,
        ...columns.map((column, at) => `  ${short[at]} ${column}`),
        line(['', ...short]),
        ...rows.map(line),
        line(sums),
        ...examples,
        '',
      ].join('\n') + '\n',
    );
  }
}

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
