import type { RangeRef } from '../wire/session';
import { notImplemented } from '../wire/api-error';
import { type Call, type Member, type Property, membersOf } from './member';
import { borderType, sideOf } from './range-border';
import { fillType, fontType, formatProtectionType, rangeFormatType } from './range-format';

/** The looks of single cells, as Range.getCellProperties and Range.setCellProperties carry them. */
const m = membersOf<RangeRef>();

const TYPES_OF_FORMAT: Readonly<Record<string, { readonly members: Readonly<Record<string, Member>> }>> = {
  Range: { members: { format: m.object('1.1', 'RangeFormat', s => s) } },
  RangeFormat: rangeFormatType,
  RangeFont: fontType,
  RangeFill: fillType,
  FormatProtection: formatProtectionType,
};

const BORDERS = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const;
const LOOKED = ['style', 'color', 'weight'] as const;
const isPart = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What is asked for of one cell's looks, as Range.getCellProperties gives it: `{ format: { font: { bold: true } } }`. */
export function cellLooks(self: RangeRef, wanted: Readonly<Record<string, unknown>>, call: Call, type = 'Range'): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, asked]): [string, unknown][] => {
      if (asked === false || asked === undefined) return [];
      // Asked for once, answered side by side.
      if (name === 'borders') return [[name, Object.fromEntries(Object.entries(BORDERS).map(([side, edge]) => [side, borderLooks(edge)]))]];
      if (name === 'protection') return [[name, cellLooks(self, { locked: true, formulaHidden: true }, call, 'FormatProtection')]];
      const member = memberOf(type, name);
      return [
        [name, isPart(asked) && member.type !== undefined ? cellLooks(self, asked, call, member.type) : member.get(self as never, call)],
      ];
      function borderLooks(edge: string): Record<string, unknown> {
        const side = sideOf(self, edge);
        return Object.fromEntries(
          LOOKED.filter(part => (asked as Readonly<Record<string, unknown>>)[part] === true).map(part => {
            const member = borderType.members[part];
            return [part, member?.kind === 'property' ? member.get(side as never, call) : null];
          }),
        );
      }
    }),
  );
}

/** Sets one cell's looks as Range.setCellProperties does; what is not named stays. */
export function putCellLooks(self: RangeRef, looks: Readonly<Record<string, unknown>>, call: Call, type = 'Range'): void {
  for (const [name, value] of Object.entries(looks)) {
    if (value === undefined || value === null) continue;
    if (name === 'borders') {
      for (const [side, look] of Object.entries(value as Readonly<Record<string, Readonly<Record<string, unknown>>>>))
        for (const part of LOOKED) {
          const member = borderType.members[part];
          if (look[part] !== undefined && member?.kind === 'property')
            member.put?.(sideOf(self, BORDERS[side as keyof typeof BORDERS]) as never, look[part], call);
        }
      continue;
    }
    const member = memberOf(type, name);
    if (member.type !== undefined) putCellLooks(self, value as Record<string, unknown>, call, member.type);
    else member.put?.(self as never, value, call);
  }
}

function memberOf(type: string, name: string): Property {
  const member = TYPES_OF_FORMAT[type]?.members[name];
  if (member?.kind !== 'property') throw notImplemented(`CellProperties.${name} of ${type}`);
  return member;
}
