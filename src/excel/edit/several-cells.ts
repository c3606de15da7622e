/**
 * Several cells put right in one go: one look at all of them, one batch. None is written where one of them is not what it was; a batch
 * that fails half-way is taken back. What stood there is kept in a note of each cell that has none yet.
 */
import { asWritten, cellOf } from '../batch/cell-text';
import { ExcelFailure, type Outcome } from '../batch/failure';
import { failureOf, run, withOutcome } from '../batch/run';
import { lookAtVersion, refuseNewer, writeChanged } from '../batch/workbook-settings';
import { noteOf, type CellFix } from './write';

/** Fixes that have been made, for taking them back. */
export interface AppliedFixes {
  readonly fixes: readonly CellFix[];
  /** The cells' number formats before. */
  readonly formats: readonly string[];
  /** Which of the cells got a note of ours. */
  readonly noted: readonly boolean[];
}

interface Options {
  /** What stood there is kept in a note. */
  readonly keepOriginals: boolean;
}

interface Looked {
  readonly ranges: readonly Excel.Range[];
  readonly formats: readonly string[];
  readonly free: readonly boolean[];
}

const sheetOf = (context: Excel.RequestContext, { place }: CellFix): Excel.Worksheet => context.workbook.worksheets.getItem(place.sheet);

/** Looks whether every cell still holds what it did and may be written. Two syncs where notes have to be looked for, else one. */
async function look(context: Excel.RequestContext, fixes: readonly CellFix[], keepOriginals: boolean): Promise<Looked> {
  const ranges = fixes.map(fix => {
    const range = sheetOf(context, fix).getRange(fix.place.address);
    range.load('values,formulas,numberFormat');
    range.worksheet.load('name,protection/protected');
    range.format.protection.load('locked');
    return range;
  });
  const version = lookAtVersion(context);
  const taken = keepOriginals ? lookAtNotes(context, fixes) : null;
  await context.sync();
  refuseNewer(version);
  ranges.forEach((range, at) => {
    const { place, from } = fixes[at] as CellFix;
    if (range.worksheet.protection.protected && range.format.protection.locked !== false)
      throw new ExcelFailure({ kind: 'protectedSheet', sheet: range.worksheet.name });
    const formula: unknown = range.formulas[0]?.[0];
    const value: unknown = range.values[0]?.[0];
    if (typeof formula === 'string' && formula.startsWith('=') && value !== formula)
      throw new ExcelFailure({ kind: 'cellHasFormula', ...place });
    if (JSON.stringify(cellOf(value)) !== JSON.stringify(from ?? ''))
      throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${place.sheet}!${place.address}` });
  });
  const there = taken === null ? null : await taken(context);
  return {
    ranges,
    formats: ranges.map(range => String(range.numberFormat[0]?.[0] ?? 'General')),
    free: fixes.map((_, at) => there !== null && !there[at]),
  };
}

/** Asks which cells have a note or comment; the answer comes after the sync. */
function lookAtNotes(
  context: Excel.RequestContext,
  fixes: readonly CellFix[],
): (context: Excel.RequestContext) => Promise<readonly boolean[]> {
  const [first] = fixes;
  if (first !== undefined && Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheetOf(context, first)) {
    const notes = fixes.map(fix => {
      const note = sheetOf(context, fix).notes.getItemOrNullObject(fix.place.address);
      note.load('content');
      return note;
    });
    return () => Promise.resolve(notes.map(note => !note.isNullObject));
  }
  const { comments } = context.workbook;
  comments.load('items/id');
  return async () => {
    const places = comments.items.map(comment => {
      const place = comment.getLocation();
      place.load('address');
      return place;
    });
    if (places.length > 0) await context.sync();
    const taken = new Set(places.map(({ address }) => address.replace(/^'(.*)'!/, '$1!').replace(/''/g, "'")));
    return fixes.map(({ place }) => taken.has(`${place.sheet}!${place.address}`));
  };
}

function addNote(context: Excel.RequestContext, fix: CellFix): void {
  const sheet = sheetOf(context, fix);
  // Some builds of office.js (the npm package 1.1.110) have no notes even where Excel has them.
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheet)
    sheet.notes.add(fix.place.address, noteOf(fix.from));
  // Below ExcelApi 1.18 a bare address is refused.
  else sheet.comments.add(sheet.getRange(fix.place.address), noteOf(fix.from));
}

const tablesOf = (fixes: readonly CellFix[]): readonly NonNullable<CellFix['table']>[] => [
  ...new Set(fixes.flatMap(({ table }) => (table === undefined ? [] : [table]))),
];

/** Throws ExcelFailure (changedMeanwhile, cellHasFormula, protectedSheet …); its outcome says what is in the workbook then. */
export async function setCells(fixes: readonly CellFix[], { keepOriginals }: Options): Promise<AppliedFixes> {
  let looked: Looked | null = null;
  try {
    return await run(async context => {
      looked = null;
      const found = await look(context, fixes, keepOriginals);
      looked = found;
      fixes.forEach((fix, at) => {
        if (found.free[at]) addNote(context, fix);
        const range = found.ranges[at] as Excel.Range;
        range.numberFormat = [[fix.format]];
        range.values = [[asWritten(fix.to)]];
      });
      writeChanged(context, tablesOf(fixes));
      await context.sync();
      return { fixes, formats: found.formats, noted: found.free };
    });
  } catch (error) {
    const failure = failureOf(error);
    if (looked === null || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const { formats, free } = looked as Looked;
    const outcome = await restore({ fixes, formats, noted: free });
    if (outcome !== 'complete') throw withOutcome(failure, outcome);
    return { fixes, formats, noted: free };
  }
}

/** After a failed batch: puts back what it had written; 'complete' when it turns out that all of it had been. */
async function restore(applied: AppliedFixes): Promise<'complete' | Outcome> {
  const { fixes } = applied;
  try {
    return await run(async context => {
      const ranges = await valuesOf(context, fixes);
      const written = fixes.map(({ to }, at) => ranges[at]?.values[0]?.[0] === to);
      if (written.every(Boolean)) return 'complete';
      putBack(context, applied, ranges, written);
      await dropNotes(context, applied);
      await context.sync();
      return { changed: written.some(Boolean) ? 'takenBack' : 'nothing' };
    });
  } catch {
    return { changed: 'left', sheets: [], cells: fixes.map(({ place }) => `${place.sheet}!${place.address}`) };
  }
}

async function valuesOf(context: Excel.RequestContext, fixes: readonly CellFix[]): Promise<readonly Excel.Range[]> {
  const ranges = fixes.map(fix => {
    const range = sheetOf(context, fix).getRange(fix.place.address);
    range.load('values');
    return range;
  });
  await context.sync();
  return ranges;
}

function putBack(
  context: Excel.RequestContext,
  { fixes, formats }: AppliedFixes,
  ranges: readonly Excel.Range[],
  which: readonly boolean[],
): void {
  fixes.forEach(({ from }, at) => {
    const range = ranges[at];
    if (!which[at] || range === undefined) return;
    range.numberFormat = [[formats[at] ?? 'General']];
    range.values = [[typeof from === 'string' ? asWritten(from) : (from ?? '')]];
  });
  writeChanged(context, tablesOf(fixes));
}

/** Takes away the notes we made, and no other. */
async function dropNotes(context: Excel.RequestContext, { fixes, noted }: AppliedFixes): Promise<void> {
  const ours = fixes.filter((_, at) => noted[at]);
  const [first] = ours;
  if (first === undefined) return;
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.18') && 'notes' in sheetOf(context, first)) {
    const notes = ours.map(fix => {
      const note = sheetOf(context, fix).notes.getItemOrNullObject(fix.place.address);
      note.load('content');
      return { note, content: noteOf(fix.from) };
    });
    await context.sync();
    for (const { note, content } of notes) if (!note.isNullObject && note.content === content) note.delete();
    return;
  }
  const { comments } = context.workbook;
  comments.load('items/content');
  await context.sync();
  const places = comments.items.map(comment => {
    const place = comment.getLocation();
    place.load('address');
    return { comment, place };
  });
  if (places.length > 0) await context.sync();
  const contents = new Map(ours.map(({ place, from }) => [`${place.sheet}!${place.address}`, noteOf(from)]));
  for (const { comment, place } of places)
    if (contents.get(place.address.replace(/^'(.*)'!/, '$1!').replace(/''/g, "'")) === comment.content) comment.delete();
}

/** Puts back what the fixes have replaced, unless somebody has changed one of the cells since. Throws ExcelFailure. */
export async function takeBackCells(applied: AppliedFixes): Promise<void> {
  const { fixes } = applied;
  await run(async context => {
    const ranges = await valuesOf(context, fixes);
    fixes.forEach(({ place, to }, at) => {
      if (ranges[at]?.values[0]?.[0] !== to) throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${place.sheet}!${place.address}` });
    });
    await dropNotes(context, applied);
    putBack(
      context,
      applied,
      ranges,
      fixes.map(() => true),
    );
    await context.sync();
  });
}
