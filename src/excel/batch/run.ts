/** The one door to Excel: every batch goes through here, and every error comes out as an ExcelFailure. */
import { ExcelFailure, type Failure, type Outcome } from './failure';

/** How long we wait, in milliseconds; settable so that tests need not wait. */
export const PATIENCE = {
  /** For one batch: sync can wait for ever while Excel recalculates. */
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

/** Anything that was thrown, as one of our failures. */
export function failureOf(error: unknown): ExcelFailure {
  if (error instanceof ExcelFailure) return error;
  const { code, message } = typeof error === 'object' && error !== null ? (error as { code?: unknown; message?: unknown }) : {};
  const known = typeof code === 'string' ? BY_CODE[code] : undefined;
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

const wait = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

async function once<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ExcelFailure({ kind: 'timeout', seconds: Math.round(PATIENCE.answer / 1000) }, { changed: 'unknown' })),
      PATIENCE.answer,
    );
  });
  try {
    return await Promise.race([Excel.run(work), late]);
  } catch (error) {
    throw failureOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs a piece of work against the workbook. While someone types in a cell Excel refuses whole batches before any of
 * it is done, so the work is begun anew a few times; it must therefore look again before it writes.
 * Throws ExcelFailure.
 */
export async function run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  for (const pause of PATIENCE.cellEdit) {
    try {
      return await once(work);
    } catch (error) {
      if (!(error instanceof ExcelFailure) || error.kind !== 'cellEditMode') throw error;
      await wait(pause);
    }
  }
  return once(work);
}
