import { run } from '../batch/run';
import { benchCells, shown, type ItemResult, type Bench, type SelfTestItem } from './item';

/** What this Excel says of itself, and what it lets the pane have. */

const MOST = 40;

/** The highest version of a requirement set, and the first one missing below it. */
function highest(set: string): { readonly version: number; readonly missing: number | null } {
  const supported = Array.from({ length: MOST }, (_, i) => i + 1).filter(minor =>
    Office.context.requirements.isSetSupported(set, `1.${minor}`),
  );
  const version = supported[supported.length - 1] ?? 0;
  return { version, missing: supported.length === version ? null : supported.findIndex((minor, i) => minor !== i + 1) + 1 || null };
}

/** What the manifest asks for. LTSC 2021 has it too, and ends where conditional formats meet functions of an add-in. */
const WANTED = { ExcelApi: 13, CustomFunctionsRuntime: 3 } as const;
const LTSC_2021 = 14;

async function requirements(): Promise<ItemResult> {
  const found = Object.entries(WANTED).map(([set, wanted]) => ({ set, wanted, ...highest(set) }));
  const [excel] = found;
  return {
    passed: found.every(({ version, wanted, missing }) => version >= wanted && missing === null) && (excel?.version ?? 0) > LTSC_2021,
    seen: found.map(({ set, version, missing }) => `${set} 1.${version}${missing === null ? '' : ` without 1.${missing}`}`).join(', '),
  };
}

/** Can the workbook be written, and are its formulas computed by themselves? */
async function writable(): Promise<ItemResult> {
  const { readOnly, structure, mode } = await run(async context => {
    const { workbook } = context;
    workbook.load('readOnly');
    workbook.protection.load('protected');
    workbook.application.load('calculationMode');
    await context.sync();
    return { readOnly: workbook.readOnly, structure: workbook.protection.protected, mode: String(workbook.application.calculationMode) };
  });
  return {
    passed: !readOnly && !structure && mode === 'Automatic',
    seen: `readOnly ${String(readOnly)}, structure protected ${String(structure)}, ${mode}`,
  };
}

/** Does what the add-in writes join the list of what can be undone, or does Excel forget the list then? Excel says so by a set of its own. */
async function undo(): Promise<ItemResult> {
  const kept = Office.context.requirements.isSetSupported('ExcelUndoApiAll', '1.0');
  return { passed: kept, seen: `ExcelUndoApiAll ${kept ? '1.0' : 'none'}` };
}

async function build(): Promise<ItemResult> {
  const { diagnostics } = Office.context;
  const seen = diagnostics ? `${String(diagnostics.host)} ${String(diagnostics.platform)} ${diagnostics.version}` : 'nothing';
  return { passed: /\d+\.\d+\.\d+/.test(seen), seen };
}

async function theme(): Promise<ItemResult> {
  const color = (Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor;
  return { passed: typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color), seen: color ?? 'nothing' };
}

async function language(): Promise<ItemResult> {
  const { displayLanguage, contentLanguage } = Office.context;
  return {
    passed: [displayLanguage, contentLanguage].every(tag => /^[a-z]{2,3}(-\w+)*$/i.test(tag ?? '')),
    seen: shown([displayLanguage, contentLanguage]),
  };
}

/** Whoever works in the pane goes on working there while it writes to a sheet. */
async function focus(bench: Bench): Promise<ItemResult> {
  const before = bench.surroundings.hasFocus();
  await run(async context => {
    benchCells(context, bench).values = [[1]];
    await context.sync();
  });
  const after = bench.surroundings.hasFocus();
  return { passed: before && after, seen: `${String(before)}, ${String(after)}` };
}

/** Need no sheet of their own. */
export const SURROUNDING_ITEMS: readonly SelfTestItem[] = [
  { id: 'requirements', run: requirements },
  { id: 'writable', run: writable },
  { id: 'undo', run: undo },
  { id: 'build', run: build },
  { id: 'theme', run: theme },
  { id: 'language', run: language },
];
/** Asked first, while the button that was pressed has the focus. */
export const FOCUS_ITEM: SelfTestItem = { id: 'focus', run: focus };
