/**
 * Sheets that are about to be deleted or written anew do not come back. They are protected with the very request that looks at them, so that
 * nobody types in them between look and write; who does is asked by Excel to wait.
 */
import { ExcelFailure } from './failure';

/** What is allowed meanwhile: by just this our protection is told from one of the staff's. */
const OURS: Excel.WorksheetProtectionOptions = { allowAutoFilter: true, allowFormatColumns: true, allowFormatRows: true };
const RULES = Object.keys(OURS) as (keyof Excel.WorksheetProtectionOptions)[];
/** Staff who protect a sheet by hand hardly forbid everything else and allow these three. */
const OTHERS = ['allowFormatCells', 'allowInsertRows', 'allowInsertColumns', 'allowDeleteRows', 'allowDeleteColumns', 'allowSort'] as const;

/** A sheet that is held, and how it is called in what is told. */
export interface Held {
  readonly name: string;
  /** Its id or name. */
  readonly key: string;
  /** Sheets that are protected as it is, with cells left open: how these are closed before, and how all is put back. */
  readonly open?: {
    readonly close: (sheet: Excel.Worksheet) => void;
    readonly reopen: (sheet: Excel.Worksheet, isProtected: boolean) => void;
  };
  /** Was it protected before it was closed? undefined: no answer has come. */
  readonly was?: boolean | undefined;
}

/** Protects the sheets; the first actions of the first request of a look. Excel ends that request where one is gone or is protected by others. */
export function holdSheets({ workbook: { worksheets } }: Excel.RequestContext, sheets: readonly Held[]): readonly Held[] {
  return sheets.map(({ name, key, open }) => {
    const sheet = worksheets.getItem(key);
    // Before anything is done to it.
    const { protection } = sheet.load('protection/protected');
    open?.close(sheet);
    sheet.protection.protect(OURS);
    sheet.load('id');
    return {
      name,
      ...(open && { open }),
      // Once the answer is there, by its id: somebody may rename it meanwhile.
      get key(): string {
        return (sheet.toJSON() as { readonly id?: string }).id ?? key;
      },
      get was(): boolean | undefined {
        return (protection.toJSON() as { readonly protected?: boolean }).protected;
      },
    };
  });
}

/** Lets a held sheet be written again: the first action of the batch that writes it anew. */
export function release(sheet: Excel.Worksheet): void {
  sheet.protection.unprotect();
}

const isOurs = ({ protected: is, options }: Excel.WorksheetProtection): boolean =>
  is && RULES.every(rule => options[rule] === true) && OTHERS.every(rule => options[rule] === false);

export interface Released {
  /** Some of the sheets were held: by this look, or by one that was given up and came after all. */
  readonly any: boolean;
  /** What stands in the way: a sheet that is gone or protected by others. */
  readonly obstacle: ExcelFailure | null;
}

/** Takes our protection off whatever is there of the sheets. Two syncs at most. */
export async function releaseAll(context: Excel.RequestContext, held: readonly Held[]): Promise<Released> {
  const asked = held.map(({ name, key, open, was }) => ({ name, open, was, sheet: context.workbook.worksheets.getItemOrNullObject(key) }));
  for (const { sheet } of asked) sheet.protection.load('protected,options');
  await context.sync();
  const there = asked.filter(({ sheet }) => !sheet.isNullObject);
  // One with cells left open is unprotected for a moment, in which the request may have ended.
  const ours = there.filter(({ sheet, open }) => isOurs(sheet.protection) || (open !== undefined && !sheet.protection.protected));
  for (const { sheet, open, was } of ours) {
    const { protected: isHeld } = sheet.protection;
    if (isHeld) release(sheet);
    // One that the staff have unprotected, before or meanwhile, stays so.
    open?.reopen(sheet, was === undefined || (was && isHeld));
  }
  if (ours.length > 0) await context.sync();
  const gone = asked.find(({ sheet }) => sheet.isNullObject);
  const others = there.find(one => !ours.includes(one) && one.open === undefined && one.sheet.protection.protected);
  const obstacle = gone
    ? new ExcelFailure({ kind: 'changedMeanwhile', what: gone.name })
    : others
      ? new ExcelFailure({ kind: 'protectedSheet', sheet: others.name })
      : null;
  return { any: ours.length > 0, obstacle };
}
