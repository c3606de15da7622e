/** What adding rows and columns sets of cells' looks, as it was before: taking back puts that back, and leaves fills, borders and notes alone. */

/** Cells are asked one by one so far down; what lies below looks like the last of them. */
const MOST_ROWS = 200;

/** The settings of a cell's look that this add-in writes. */
const WRITTEN = { format: { horizontalAlignment: true, verticalAlignment: true, wrapText: true, font: { bold: true } } } as const;

export interface FormatsAsked {
  readonly count: number;
  readonly head: Excel.Range;
  readonly looks: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

/** Asks how the cells of a range of `count` rows look; to be followed by a sync. */
export function askForFormats(range: Excel.Range, count: number): FormatsAsked {
  const head = count <= MOST_ROWS ? range : range.getResizedRange(MOST_ROWS - count, 0);
  head.load('numberFormat,format/rowHeight,format/useStandardHeight');
  return { count, head, looks: head.getCellProperties(WRITTEN) };
}

/** The looks as plain data. */
export interface RowLooks {
  readonly count: number;
  readonly numbers: readonly (readonly string[])[];
  readonly looks: readonly (readonly Excel.CellProperties[])[];
  /** Of its rows, in points; null: the standard one, which Excel adjusts to what stands in them, or several. */
  readonly height: number | null;
}

/** What has been asked for; after the sync. */
export function formatsFound({ count, head, looks }: FormatsAsked): RowLooks {
  const { rowHeight, useStandardHeight } = head.format;
  return { count, numbers: head.numberFormat as string[][], looks: looks.value, height: useStandardHeight ? null : rowHeight };
}

/** Gives rows the height they had, when what they hold is back as well; to be followed by a sync. */
export function putHeightBack({ format }: Excel.Range, { height }: RowLooks): void {
  // Also where it had been set by hand to fit: Excel would do the same.
  format.autofitRows();
  if (height !== null) format.rowHeight = height;
}

/** Gives a range its look back; of more rows than were asked for, the further ones look like the last. To be followed by a sync. */
export function putFormatsBack(range: Excel.Range, { numbers, looks, ...formats }: RowLooks, count = formats.count): void {
  const asked = Math.min(count, numbers.length);
  const head = range.getResizedRange(asked - count, 0);
  head.numberFormat = numbers.slice(0, asked).map(line => [...line]);
  head.setCellProperties(looks.slice(0, asked).map(line => [...line] as Excel.SettableCellProperties[]));
  if (asked === count) return;
  const rest = range.getResizedRange(-asked, 0).getOffsetRange(asked, 0);
  numbers.at(-1)?.forEach((format, at) => {
    const column = rest.getColumn(at);
    // One format for all cells: Excel takes it so, though the declared type asks for one per cell.
    (column as { numberFormat: unknown }).numberFormat = format;
    const { format: look } = looks.at(-1)?.[at] ?? {};
    if (look?.horizontalAlignment !== undefined) column.format.horizontalAlignment = look.horizontalAlignment;
    if (look?.verticalAlignment !== undefined) column.format.verticalAlignment = look.verticalAlignment;
    if (look?.wrapText !== undefined) column.format.wrapText = look.wrapText;
  });
}
