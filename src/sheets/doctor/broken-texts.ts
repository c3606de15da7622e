/** What is wrong with a formula's text or its answer, whatever stands around it. */
import type { Cell } from '../../domain/base/cell';
import { nearestText } from '../read/nearest';
import { dxCalls, replaceSpans, tokensOf, type DxCall } from '../formula/dx-calls';
import type { Diagnosis } from './symptom';

const codeOf = (value: Cell): string | null => (typeof value === 'object' && value !== null ? value.code : null);

/** Names as they are typed: no path before them, none of what files write. */
function plainNames(formula: string): string {
  return replaceSpans(
    formula,
    dxCalls(formula).map(({ named, name }) => ({ ...named, by: `DX.${name}` })),
  );
}

/**
 * @param known the functions there are, without DX.
 * @param asOfName the defined name of 基準日, null where there is none
 */
export function diagnoseText(formula: string, value: Cell, known: readonly string[], asOfName: string | null): Diagnosis[] {
  const calls = dxCalls(formula);
  if (calls.length === 0) return [];
  const found: Diagnosis[] = [];
  const plain = plainNames(formula);
  const inFile = calls.some(({ named }) => /_xldudf_|_xlfn\.|_xll\./i.test(formula.slice(named.start, named.end)));
  const path = calls.map(({ named, start }) => formula.slice(named.start, start)).find(before => before !== '');
  if (path !== undefined) found.push({ kind: 'foreignPath', path: path.replace(/!$/, ''), repair: plain });
  else if (inFile) found.push({ kind: 'fileName', repair: plain });
  for (const { name } of calls)
    if (!known.includes(name)) {
      const nearest = nearestText(name, known);
      found.push({ kind: 'unknownFunction', name, nearest, repair: null });
    }
  const code = codeOf(value);
  if (found.length === 0 && code === '#NAME?' && onlyOurNames(formula)) found.push({ kind: 'notCalculated', repair: formula });
  if (code === '#BUSY!') found.push({ kind: 'stuck', repair: plain });
  const clocks = clocksIn(formula, calls);
  const [clock] = clocks;
  if (clock !== undefined)
    found.push({
      kind: 'today',
      call: formula.slice(clock.start, clock.end),
      repair:
        asOfName === null
          ? null
          : plainNames(
              replaceSpans(
                formula,
                clocks.map(span => ({ ...span, by: asOfName })),
              ),
            ),
    });
  return found;
}

/** No other function or name in it that could be the one that is not known. */
function onlyOurNames(formula: string): boolean {
  return tokensOf(formula).every(
    ({ type, value }) => type !== 'func' || /^(?:_xldudf_)?DX[._]/i.test(value) || STANDARD.has(value.toUpperCase()),
  );
}
/** What stands around our functions in practice; another name may itself be what Excel does not know. */
const STANDARD: ReadonlySet<string> = new Set(
  'IF IFERROR IFNA AND OR NOT ROUND ROUNDDOWN ROUNDUP INT ABS SUM AVERAGE MAX MIN COUNT COUNTA COUNTIF SUMIF SUMIFS INDEX MATCH VLOOKUP HLOOKUP XLOOKUP TEXT VALUE LEFT RIGHT MID LEN TRIM CONCATENATE DATE YEAR MONTH DAY TODAY NOW EDATE EOMONTH ISBLANK ISNUMBER ISERROR CHOOSE SUBSTITUTE TEXTJOIN LET'.split(
    ' ',
  ),
);

/** TODAY() and NOW() inside of a DX call. */
function clocksIn(formula: string, calls: readonly DxCall[]): readonly { readonly start: number; readonly end: number }[] {
  const tokens = tokensOf(formula);
  return tokens.flatMap(({ type, value, start }, index) => {
    if (type !== 'func' || !/^(?:TODAY|NOW)$/i.test(value) || tokens[index + 2]?.value !== ')') return [];
    const end = tokens[index + 2]?.end ?? start;
    return calls.some(call => call.start < start && end <= call.end) ? [{ start, end }] : [];
  });
}

/** A text that was meant as a formula: full-width signs, an apostrophe or a cell formatted as text. null: it is none. */
export function formulaInText(value: Cell): string | null {
  if (typeof value !== 'string' || !/^\s*['’]?\s*[=＝]/.test(value)) return null;
  const formula = value
    .trim()
    .replace(/^['’]\s*/, '')
    .replace(/[＝（），．]/g, character => ({ '＝': '=', '（': '(', '）': ')', '，': ',', '．': '.' })[character] ?? character)
    .replace(/^=([ＤＸdx]{2})/i, (_, dx: string) => `=${dx.normalize('NFKC')}`);
  return dxCalls(formula).length > 0 ? formula : null;
}
