/** Which formulas are ours: those that call a DX function, or a name whose formula does. */
import { dxCalls, tokensOf } from '../formula/dx-calls';
import type { FileName } from './file-book';

/** Says quickly of most formulas, and of whole parts, that they cannot be ours. */
const HINT = /DX[._][A-Z]/i;

export interface Ours {
  readonly test: (text: string) => boolean;
  /** The names whose formulas are ours, in lower case. */
  readonly names: ReadonlySet<string>;
  /** May the text of a part hold a formula of ours? */
  readonly mayHold: (xml: string) => boolean;
}

/** What a formula is read as: text of the file, without =. */
const namesIn = (text: string): readonly string[] =>
  tokensOf(`=${text}`)
    .filter(({ type }) => type === 'range_named')
    .map(({ value }) => value.replace(/^.*!/, '').toLowerCase());

export function callsDx(text: string): boolean {
  return HINT.test(text) && dxCalls(`=${text}`).length > 0;
}

export function oursAmong(names: readonly FileName[]): Ours {
  const ours = new Set(names.filter(({ formula }) => callsDx(formula)).map(({ name }) => name.toLowerCase()));
  for (let grown = true; ours.size > 0 && grown;) {
    const more = names.filter(({ name, formula }) => !ours.has(name.toLowerCase()) && namesIn(formula).some(one => ours.has(one)));
    for (const { name } of more) ours.add(name.toLowerCase());
    grown = more.length > 0;
  }
  const named = [...ours];
  const mayHold = (xml: string): boolean => HINT.test(xml) || (named.length > 0 && named.some(name => xml.toLowerCase().includes(name)));
  return {
    names: ours,
    mayHold,
    test: text => callsDx(text) || (named.length > 0 && namesIn(text).some(name => ours.has(name))),
  };
}

/** A formula of the file as people see it. */
export function shownFormula(text: string): string {
  return `=${text.replace(/_xldudf_DX_/gi, 'DX.').replace(/_xlfn\.(?:_xlws\.)?|_xlpm\./g, '')}`;
}
