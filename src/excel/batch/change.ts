/**
 * The one door for every write to the workbook. An action that writes says four things: how it looks, what it writes, how that is
 * taken back, and what of it may be left; the order, the time limit, the retries and what is told afterwards are here and nowhere else.
 */
import { ExcelFailure, type Outcome, type Touched } from './failure';
import { tooOld } from './floor';
import { releaseAll, type Held } from './hold';
import { failureOf, limited, pausing, withOutcome } from './run';

/** What taking back has found: all had been done after all, nothing had been done, or what had been done is undone now. */
export type TakenBack<Result> = { readonly done: Result } | 'nothing' | 'takenBack';

export interface Change<Found, Written, Result> {
  /**
   * Sheets that the batch deletes or writes anew (holdSheets): nobody can type in them from the look on. They are let go again where it does not
   * come to the batch; a sheet that is written anew is let go by the batch itself.
   */
  readonly hold?: (context: Excel.RequestContext) => readonly Held[];
  /**
   * Loads, syncs and refuses (throws ExcelFailure) where it may not or need not be written. Queues no write. What it hands on may hold ranges:
   * they are kept references, which follow rows and columns that others insert before the batch arrives; addresses do not.
   */
  readonly look: (context: Excel.RequestContext) => Promise<Found>;
  /** An earlier attempt, whose answer was lost, turns out to have done it: nothing is written again. */
  readonly already?: (found: Found) => Result | null;
  /**
   * Queues one batch, at once and without a sync. Where something goes is left to Excel (the row below the table, a kept range). What the
   * batch is about to write over is loaded in the same batch, before it is written: only so it is known what a co-author had put there.
   */
  readonly write: (context: Excel.RequestContext, found: Found) => Written;
  /** What came of the batch; throws ExcelFailure (changedMeanwhile) where it met something else than was looked at, which is then taken back. */
  readonly read: (written: Written, found: Found) => Result;
  /**
   * After a failed or unanswered batch: looks how far it came and undoes that and only that.
   * @param written null where no answer came; what it had loaded is not known then
   */
  readonly takeBack: (context: Excel.RequestContext, found: Found, written: Written | null) => Promise<TakenBack<Result>>;
  /** What is to be looked at by hand where taking back fails as well. */
  readonly touched: (found: Found) => Touched;
}

/** The workbook was not as looked at, and nothing or nothing any more is written: worth another look, which says why or succeeds. */
const WORTH_ANOTHER_LOOK: readonly string[] = ['notFound', 'nameTaken', 'changedMeanwhile', 'unknown'];

/** Thrown by the first attempt to begin anew. */
class Again extends Error {
  constructor(readonly failure: ExcelFailure) {
    super(failure.message);
  }
}

/**
 * Carries out a change: one look, one batch. Each wait for Excel has its time limit (PATIENCE.answer), and nothing is sent any more by what was
 * given up. After an error or a timeout the workbook is looked at again, so that what is told is what is there: done, not done, or
 * exactly what is left. Throws ExcelFailure, whose outcome says which.
 */
export async function change<Found, Written, Result>(wanted: Change<Found, Written, Result>): Promise<Result> {
  const refusal = tooOld();
  if (refusal !== null) throw refusal;
  try {
    return await pausing(() => Excel.run(context => attempt(limited(context), wanted, true)));
  } catch (error) {
    if (!(error instanceof Again)) throw withoutChange(error);
  }
  try {
    return await pausing(() => Excel.run(context => attempt(limited(context), wanted, false)));
  } catch (error) {
    throw withoutChange(error);
  }
}

/** Failures without an outcome of their own were met before anything was written. */
const withoutChange = (error: unknown): ExcelFailure => failureOf(error);

async function attempt<Found, Written, Result>(
  context: Excel.RequestContext,
  wanted: Change<Found, Written, Result>,
  mayTryAgain: boolean,
): Promise<Result> {
  const held = wanted.hold?.(context) ?? [];
  const found = await wanted.look(context).catch(async (error: unknown) => {
    // Nothing has been written yet, even where no answer came.
    throw await letGo(context, held, withOutcome(failureOf(error), { changed: 'nothing' }), mayTryAgain);
  });
  const done = wanted.already?.(found) ?? null;
  if (done !== null) return done;
  let written: Written | null = null;
  try {
    const asked = wanted.write(context, found);
    await context.sync();
    written = asked;
    return wanted.read(asked, found);
  } catch (error) {
    const failure = failureOf(error);
    // Excel refuses a batch as a whole while somebody is typing: the caller begins anew.
    if (failure.kind === 'cellEditMode' && written === null) throw await letGo(context, held, withOutcome(failure, { changed: 'nothing' }));
    const back = await takeBack(context, wanted, found, written, failure).catch(async (left: unknown) => {
      throw await letGo(context, held, failureOf(left));
    });
    if (typeof back === 'object') return back.done;
    const told = await letGo(context, held, withOutcome(failure, { changed: back }));
    if (told instanceof Again || told.outcome.changed !== back) throw told;
    throw mayTryAgain && WORTH_ANOTHER_LOOK.includes(failure.kind) ? new Again(told) : told;
  }
}

/** Excel's own words for a sheet that is gone or protected tell nobody which it was. */
const VAGUE: readonly string[] = ['notFound', 'unknown', 'readOnly'];

/** Lets the held sheets go after a failure. @returns the failure, which says where this has failed as well */
async function letGo(
  context: Excel.RequestContext,
  held: readonly Held[],
  failure: ExcelFailure,
  mayTryAgain = false,
): Promise<ExcelFailure | Again> {
  if (held.length === 0) return failure;
  try {
    const { any, obstacle } = await pausing(() => releaseAll(context, held), ['cellEditMode', 'connectionLost']);
    if (!VAGUE.includes(failure.kind)) return failure;
    if (obstacle !== null) return new ExcelFailure(obstacle.failure, failure.outcome, { cause: failure.cause });
    // They were held already, by a look that was given up: now they are not any more.
    return any && mayTryAgain ? new Again(failure) : failure;
  } catch (error) {
    const { outcome } = failure;
    const before: Touched = outcome.changed === 'left' || outcome.changed === 'unknown' ? outcome : { sheets: [], cells: [] };
    const sheets = [...new Set([...before.sheets, ...held.map(({ name }) => name)])];
    const after = leftAfter(error, failure, { sheets, cells: before.cells });
    return withOutcome(failure, outcome.changed === 'unknown' ? { changed: 'unknown', sheets, cells: before.cells } : after);
  }
}

/** Takes back what a failed batch has done; tries more than once, for this is what must not be left undone. */
async function takeBack<Found, Written, Result>(
  context: Excel.RequestContext,
  wanted: Change<Found, Written, Result>,
  found: Found,
  written: Written | null,
  failure: ExcelFailure,
): Promise<TakenBack<Result>> {
  try {
    return await pausing(() => wanted.takeBack(context, found, written), ['cellEditMode', 'connectionLost']);
  } catch (error) {
    throw withOutcome(failure, leftAfter(error, failure, wanted.touched(found)));
  }
}

/** What is in the workbook when taking back has failed as well. */
function leftAfter(error: unknown, failure: ExcelFailure, touched: Touched): Outcome {
  const { kind } = failureOf(error);
  // A batch that was given up may still come.
  return kind === 'timeout' || kind === 'connectionLost' || failure.kind === 'timeout'
    ? { changed: 'unknown', ...touched }
    : { changed: 'left', ...touched };
}
