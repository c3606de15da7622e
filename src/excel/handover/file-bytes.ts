/** The bytes of the open workbook's file, as Excel would save it now. Nothing is written. */
import { Stopped } from '../../sheets/read/slices';
import { ExcelFailure } from '../batch/failure';
import { PATIENCE } from '../batch/run';

/** office.js' numbers for what can go wrong. */
const TOO_LARGE = new Set([1008]);
const NOT_THERE = new Set([1009, 5012]);
/** Excel writes the whole file before it answers. */
const TIMES_FOR_WHOLE_FILE = 4;

type OfficeCall<T> = (done: (answer: Office.AsyncResult<T>) => void) => void;

function answerOf<T>(call: OfficeCall<T>, patience = PATIENCE.answer): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ExcelFailure({ kind: 'timeout', seconds: Math.round(patience / 1000) })), patience);
    call(answer => {
      clearTimeout(timer);
      if (answer.status === Office.AsyncResultStatus.Succeeded) resolve(answer.value);
      else reject(failureOf(answer.error));
    });
  });
}

function failureOf({ code, message }: Office.Error): ExcelFailure {
  if (TOO_LARGE.has(code)) return new ExcelFailure({ kind: 'tooLarge' });
  if (NOT_THERE.has(code)) return new ExcelFailure({ kind: 'unsupported', what: 'getFileAsync' });
  return new ExcelFailure({ kind: 'unknown', code: String(code), message });
}

export interface ReadingFile {
  readonly signal?: AbortSignal;
  readonly onSlice?: (done: number, total: number) => void;
}

/** Asks for the file slice by slice. Throws ExcelFailure, Stopped; the file is closed in any case. */
export async function readFileBytes({ signal, onSlice }: ReadingFile = {}): Promise<Uint8Array> {
  // An Excel of another kind has no such member at all.
  if (typeof (Office.context.document as Partial<Office.Document> | undefined)?.getFileAsync !== 'function')
    throw new ExcelFailure({ kind: 'unsupported', what: 'getFileAsync' });
  const file = await answerOf<Office.File>(
    done => Office.context.document.getFileAsync(Office.FileType.Compressed, done),
    PATIENCE.answer * TIMES_FOR_WHOLE_FILE,
  );
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      if (signal?.aborted === true) throw new Stopped();
      const slice = await answerOf<Office.Slice>(done => file.getSliceAsync(index, done));
      bytes.set(slice.data as ArrayLike<number>, at);
      at += slice.size;
      onSlice?.(index + 1, file.sliceCount);
    }
    if (at !== file.size) throw new ExcelFailure({ kind: 'connectionLost' });
    return bytes;
  } finally {
    file.closeAsync();
  }
}
