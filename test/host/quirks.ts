import type { Client } from './wire/client';
import type { CustomFunctions } from './engine/custom-calls';
import type { Host } from './host';
import { ApiError } from './wire/api-error';
import type { HostEvent } from './wire/events';
import type { Quirk } from './surface/member';
import { isDate } from './cell/display';
import { errorValue, type Value } from './cell/value';
import { isRange } from './surface/convert';

/**
 * Ways in which one Excel differs from another, each a switch. Where a thread or a document says so it is named (OfficeDev/office-js);
 * the others are what would have to be told if some Excel did it.
 */

const refuses =
  (code: string): Quirk =>
  () => {
    throw new ApiError(code, 'This Excel does not.');
  };
const answers =
  (change: (usual: unknown) => unknown): Quirk =>
  usual =>
    change(usual());
const ignores: Quirk = () => undefined;
const eachCell =
  (change: (cell: unknown) => unknown): Quirk =>
  usual => {
    const cells = usual();
    // Nothing where the member is set.
    return Array.isArray(cells) ? (cells as unknown[][]).map(row => row.map(change)) : cells;
  };

const MEMBERS = {
  /** Page layout needs a printer, and one that knows the paper (#1860). */
  noPrinter: { 'PageLayout.orientation': refuses('GeneralException'), 'PageLayout.paperSize': refuses('GeneralException') },
  smallPaper: { 'PageLayout.paperSize': refuses('InvalidArgument') },
  /** The workbook counts days from 1904, as old ones from the Mac do. */
  date1904: {
    'Range.values': (usual, self) => {
      const cells = usual();
      if (!Array.isArray(cells) || !isRange(self)) return cells;
      const { sheet, area } = self;
      const isDay = (row: number, column: number): boolean =>
        isDate(sheet.numberFormat(row, column)) || /^=DATE\(/i.test(sheet.formula(row, column) ?? '');
      return (cells as unknown[][]).map((line, row) =>
        line.map((cell, column) => (typeof cell === 'number' && isDay(area.row + row, area.column + column) ? cell - 1462 : cell)),
      );
    },
  },
  noEras: { 'Range.text': eachCell(cell => (cell === '令和8年3月31日' ? 'R8年3月31日' : cell)) },
  wholeSpillFormat: { 'Range.numberFormat': ignores },
  staleValues: { 'Range.values': eachCell(cell => (cell === 42 ? 0 : cell)) },
  noStructuredReferences: { 'Table.name': answers(() => 'テーブル 1') },
  listsBecomeTexts: { 'DataValidation.rule': answers(rule => (rule === undefined ? rule : { list: { source: 'a,b,c' } })) },
  oneConditionalFormat: { 'ConditionalFormatCollection.add': refuses('InvalidArgument') },
  noMergedAreas: { 'Range.getMergedAreasOrNullObject': answers(() => null) },
  noComments: { 'CommentCollection.add': refuses('InvalidArgument') },
  settingsForgotten: { 'SettingCollection.getItemOrNullObject': answers(() => null) },
  openProtection: { 'WorksheetProtection.protect': ignores },
  readOnly: { 'Workbook.readOnly': answers(() => true) },
  manualCalculation: { 'Application.calculationMode': answers(() => 'Manual') },
  spillHidden: { 'Range.getSpillingToRangeOrNullObject': answers(() => null) },
  /** A name that only this Excel understands stands in the formula. */
  longNames: { 'Range.formulas': eachCell(cell => (typeof cell === 'string' ? cell.replace('=DX.', '=_xldudf_DX_') : cell)) },
  /** No new workbook can be opened: Excel on iPad, and where the administrator forbids it. */
  noNewWorkbook: { 'Application.createWorkbook': refuses('UnsupportedOperation') },
  protectedStructure: {
    'WorkbookProtection.protected': answers(() => true),
    'WorksheetCollection.add': refuses('AccessDenied'),
    'Worksheet.copy': refuses('AccessDenied'),
    'Worksheet.delete': refuses('AccessDenied'),
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Quirk>>>>;

export type MemberQuirk = keyof typeof MEMBERS;
export const isMemberQuirk = (name: string): name is MemberQuirk => Object.hasOwn(MEMBERS, name);

/** Makes a host differ in this way. */
export function differ(host: Host, name: MemberQuirk): void {
  for (const [member, quirk] of Object.entries<Quirk>(MEMBERS[name])) host.quirks.set(member, quirk);
}

/** A client that hears nothing of some events, or of any: they never reach the pane (#4354 and others). */
export function deafen(client: Client, to: (event: HostEvent) => boolean = () => true): void {
  misinform(client, events => events.filter(event => !to(event)));
}

/** A client that is told something else. */
export function misinform(client: Client, change: (events: readonly HostEvent[]) => readonly HostEvent[]): void {
  const deliver = client.deliver.bind(client);
  client.deliver = events => deliver(change(events));
}

type Call = CustomFunctions['call'];

/** Functions that differ: `change` sees each call and what it would give. */
export function withCalls(
  functions: CustomFunctions,
  change: (name: string, args: Parameters<Call>[1], usual: () => Promise<Value[][]>) => Promise<Value[][]>,
): CustomFunctions {
  return { names: functions.names, call: (name, args, address) => change(name, args, () => functions.call(name, args, address)) };
}

/** No function is registered: the metadata could not be fetched (#3970). */
export const unregistered: CustomFunctions = { names: new Set(), call: () => Promise.resolve([[errorValue('#NAME?')]]) };

/** Blank cells of some arguments arrive as 0 (#4702, #5262). */
export function withZeros(functions: CustomFunctions, where: (rows: number, columns: number) => boolean): CustomFunctions {
  const call: Call = (name, args, address) =>
    functions.call(
      name,
      args.map(arg =>
        arg !== null && where(arg.length, arg[0]?.length ?? 0) ? arg.map(line => line.map(cell => (cell === null ? 0 : cell))) : arg,
      ),
      address,
    );
  return { names: functions.names, call };
}
