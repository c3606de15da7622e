/* eslint-disable office-addins/call-sync-after-load -- the rule sees no sync in another function: change() syncs the batch */
/** Columns right of a table of ours: how their cells were before, so that taking them back leaves what staff had set there. */
import { ExcelFailure } from '../batch/failure';
import { askForFormats, formatsFound, putFormatsBack, type RowLooks, type FormatsAsked } from './formats';

interface ColumnAsked {
  readonly format: Excel.RangeFormat;
  readonly painted: OfficeExtension.ClientResult<number>;
  readonly validation: Excel.DataValidation;
}

export interface ColumnsAsked {
  readonly count: number;
  readonly formats: FormatsAsked;
  readonly columns: readonly ColumnAsked[];
}

/** The cells of a column below its header, down to the end of the sheet. */
export function belowHeader(header: Excel.Range): Excel.Range {
  return header.getOffsetRange(1, 0).getBoundingRect(header.getEntireColumn().getLastCell());
}

/**
 * Asks for `count` columns whose first row is `headers` and of which `rows` rows will be written; to be followed by a sync.
 * @param beside the cells of all the table's rows in these columns
 */
export function askForColumns(headers: Excel.Range, beside: Excel.Range, count: number, rows: number): ColumnsAsked {
  return {
    count,
    formats: askForFormats(headers.getResizedRange(rows - 1, 0), rows),
    columns: Array.from({ length: count }, (_, at) => {
      const header = headers.getColumn(at);
      const { format } = header.getEntireColumn();
      format.load('columnWidth,useStandardWidth');
      const { dataValidation: validation } = belowHeader(header);
      validation.load('type,rule,prompt,errorAlert,ignoreBlanks');
      // Only beside the table: where one of its columns was deleted, what was painted below it has stayed, and is nobody's.
      return { format, validation, painted: beside.getColumn(at).conditionalFormats.getCount() };
    }),
  };
}

/** The columns as plain data. */
export interface ColumnLooks {
  readonly formats: RowLooks;
  readonly columns: readonly {
    /** In points; null: the standard one. */
    readonly width: number | null;
    /** Somebody has conditional formats here; where not, all that are here later are ours. */
    readonly painted: boolean;
    readonly validation: Pick<Excel.DataValidation, 'type' | 'rule' | 'prompt' | 'errorAlert' | 'ignoreBlanks'>;
  }[];
}

/** What has been asked for; after the sync. */
export function columnsFound({ formats, columns }: ColumnsAsked): ColumnLooks {
  return {
    formats: formatsFound(formats),
    columns: columns.map(
      ({ format: { columnWidth, useStandardWidth }, painted, validation: { type, rule, prompt, errorAlert, ignoreBlanks } }) => ({
        width: useStandardWidth ? null : columnWidth,
        painted: painted.value > 0,
        validation: { type, rule, prompt, errorAlert, ignoreBlanks },
      }),
    ),
  };
}

/**
 * Takes out what the columns hold and gives their cells the look of before; to be followed by a sync. The headers go last: while they are
 * there it is known that taking back has not come to its end.
 */
export function takeColumnsOut(headers: Excel.Range, rows: number, { formats, columns }: ColumnLooks): void {
  if (columns.some(({ validation }) => validation.type === Excel.DataValidationType.mixedCriteria))
    throw new ExcelFailure({ kind: 'notFound', what: '' });
  putFormatsBack(headers.getResizedRange(formats.count - 1, 0), formats);
  columns.forEach(({ width, painted, validation }, at) => {
    const header = headers.getColumn(at);
    const { format } = header.getEntireColumn();
    if (width === null) format.useStandardWidth = true;
    else format.columnWidth = width;
    const below = belowHeader(header);
    if (!painted) below.conditionalFormats.clearAll();
    const target = below.dataValidation;
    target.clear();
    // An input message may stand without any rule.
    const { title, message } = validation.prompt;
    if (validation.type !== Excel.DataValidationType.none) target.rule = validation.rule;
    else if (title === '' && message === '') return;
    target.ignoreBlanks = validation.ignoreBlanks;
    target.errorAlert = validation.errorAlert;
    target.prompt = validation.prompt;
  });
  headers.getResizedRange(rows - 1, 0).clear(Excel.ClearApplyTo.contents);
}
