/** Reading from Excel, with a time limit and patience for people who type; every error comes out as an ExcelFailure. Writing: change. */
import { ExcelFailure, type Failure, type Outcome } from './failure';

/** How long we wait, in milliseconds; settable so that tests need not wait. */
export const PATIENCE = {
  /** For one answer: sync can wait for ever while Excel recalculates. */
  answer: 30_000,
  /** Before each further try while someone is typing in a cell. */
  cellEdit: [300, 700, 1500] as readonly number[],
};

const BY_CODE: Readonly<Record<string, Failure>> = {
  InvalidOperationInCellEditMode: { kind: 'cellEditMode' },
  AccessDenied: { kind: 'readOnly' },
  ItemNotFound: { kind: 'notFound', what: '' },
  InvalidReference: { kind: 'notFound', what: '' },
  RequestPayloadSizeLimitExceeded: { kind: 'tooLarge' },
  ResponsePayloadSizeLimitExceeded: { kind: 'tooLarge' },
  OperationCellsExceedLimit: { kind: 'tooLarge' },
  ConnectionFailure: { kind: 'connectionLost' },
  HostRestartNeeded: { kind: 'connectionLost' },
  ServiceNotAvailable: { kind: 'connectionLost' },
  Timeout: { kind: 'connectionLost' },
  ItemAlreadyExists: { kind: 'nameTaken', name: '' },
  ApiNotFound: { kind: 'unsupported', what: '' },
  ApiNotAvailable: { kind: 'unsupported', what: '' },
  UnsupportedOperation: { kind: 'unsupported', what: '' },
};

/** What `import()` throws in the built pane when a file does not come. */
const NOT_LOADED = 'ChunkLoadError';

/** Anything that was thrown, as one of our failures. */
export function failureOf(error: unknown): ExcelFailure {
  if (error instanceof ExcelFailure) return error;
  const { code, message, name } =
    typeof error === 'object' && error !== null ? (error as { code?: unknown; message?: unknown; name?: unknown }) : {};
  const known: Failure | undefined = name === NOT_LOADED ? { kind: 'notLoaded' } : typeof code === 'string' ? BY_CODE[code] : undefined;
  return new ExcelFailure(
    known ?? { kind: 'unknown', code: String(code ?? ''), message: String(message ?? error) },
    { changed: 'nothing' },
    { cause: error },
  );
}

/** The same failure with what has become of the workbook. */
export function withOutcome(failure: ExcelFailure, outcome: Outcome): ExcelFailure {
  return new ExcelFailure(failure.failure, outcome, { cause: failure.cause });
}

export const wait = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

/** The answer, or a failure where Excel has not given one within the time limit. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ExcelFailure({ kind: 'timeout', seconds: Math.round(PATIENCE.answer / 1000) })), PATIENCE.answer);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The context with a time limit on each of its syncs. What waits for an answer that comes too late ends there: it does not go on when the
 * answer comes after all, so an action that was given up sends nothing more.
 */
export function limited(context: Excel.RequestContext): Excel.RequestContext {
  const sync = context.sync.bind(context);
  context.sync = <T>(passThrough?: T): Promise<T> => inTime(sync(passThrough));
  return context;
}

/** Does it again after a while, a few times, where it fails so: Excel refuses whole batches while someone types in a cell. */
export async function pausing<T>(work: () => Promise<T>, kinds: readonly string[] = ['cellEditMode']): Promise<T> {
  for (const pause of PATIENCE.cellEdit) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ExcelFailure ? !kinds.includes(error.kind) : !isOfficeError(error) || !kinds.includes(failureOf(error).kind))
        throw error;
      await wait(pause);
    }
  }
  return work();
}

const isOfficeError = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error;

/**
 * Reads from the workbook; nothing is written here (see change). While someone types in a cell the work is begun anew a few times.
 * Throws ExcelFailure.
 */
export async function run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await pausing(() => Excel.run(context => work(limited(context))));
  } catch (error) {
    throw failureOf(error);
  }
}
