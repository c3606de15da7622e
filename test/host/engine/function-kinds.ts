/** How built-in functions take their arguments, as far as the translation must know it. In capitals. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/**
 * Functions that leave out texts, truth values and blanks of cells they are pointed at, but not of values given to them: a single cell
 * must reach them as a range.
 */
export const AGGREGATES = names(`
SUM AVERAGE MIN MAX COUNT PRODUCT SUMSQ MEDIAN MODE MODE.SNGL MODE.MULT STDEV STDEV.S STDEV.P STDEVP VAR VAR.S VAR.P VARP AVEDEV DEVSQ GEOMEAN
HARMEAN SKEW SKEW.P KURT AND OR XOR GCD LCM NPV IRR LARGE SMALL PERCENTILE PERCENTILE.INC PERCENTILE.EXC QUARTILE QUARTILE.INC QUARTILE.EXC`);

/** Calls among an aggregate's arguments that point at cells. */
export const REFERENCE_RESULTS = names('INDEX OFFSET INDIRECT CHOOSE IF');

/** Functions that take whole arrays and calculate with them, also in a formula that is no array formula. */
export const ARRAY_CONTEXTS = names(`
SUMPRODUCT MMULT MDETERM MINVERSE TRANSPOSE LOOKUP FREQUENCY LINEST LOGEST TREND GROWTH PROB SUMX2MY2 SUMX2PY2 SUMXMY2 CORREL COVAR PEARSON RSQ
SLOPE INTERCEPT FILTER SORT SORTBY UNIQUE SEQUENCE XLOOKUP XMATCH TEXTJOIN CONCAT LET LAMBDA MAP REDUCE SCAN BYROW BYCOL MAKEARRAY VSTACK HSTACK
TOCOL TOROW TAKE DROP AGGREGATE`);

/** What these give can be a blank cell; a formula's result never is one. */
export const BLANK_RESULTS = names(`
IF IFERROR IFNA IFS SWITCH CHOOSE INDEX VLOOKUP HLOOKUP LOOKUP XLOOKUP INDIRECT OFFSET LET FILTER SORT SORTBY UNIQUE TAKE DROP CHOOSEROWS CHOOSECOLS
TRANSPOSE TOCOL TOROW VSTACK HSTACK WRAPROWS WRAPCOLS EXPAND`);

/** A blank cell that is looked for counts as 0. */
export const BLANK_IS_ZERO = names('VLOOKUP HLOOKUP MATCH LOOKUP');

/** Functions that ask where a range is, not what it holds: whole columns and rows stay as they are. */
export const PLACE_FUNCTIONS = names('ROW ROWS COLUMN COLUMNS OFFSET AREAS CELL FORMULATEXT ISFORMULA ISREF SHEET SHEETS');

/** All that a single value is asked of: given an array, they answer with one. */
const SCALAR = names(`
ISNUMBER ISTEXT ISBLANK ISERROR ISNA ISERR ISLOGICAL ISNONTEXT ISEVEN ISODD LEN LENB LOWER UPPER PROPER TRIM CLEAN VALUE YEAR MONTH DAY HOUR MINUTE
SECOND WEEKDAY ISOWEEKNUM WEEKNUM ABS INT SIGN SQRT EXP LN LOG10 LOG NOT CODE CHAR UNICODE UNICHAR ASC JIS DBCS FIXED DOLLAR YEN ROMAN ARABIC ROUND
TRUNC EVEN ODD ACOSH ASINH ATANH ACOT ACOTH COSH SINH TANH COT COTH SEC CSC COMBIN COMBINA PERMUT FACTDOUBLE SQRTPI GAMMA GAMMALN ERF ERFC
CONCATENATE DATEVALUE TIMEVALUE LEFT LEFTB RIGHT RIGHTB MID MIDB CEILING FLOOR CEILING.MATH FLOOR.MATH FACT SIN COS TAN ASIN ACOS ATAN ATAN2
DEGREES RADIANS MOD FIND FINDB SEARCH SEARCHB SUBSTITUTE REPLACE REPLACEB EDATE EOMONTH DATE REPT EXACT POWER ROUNDUP ROUNDDOWN DATEDIF QUOTIENT
MROUND TIME BASE DECIMAL NUMBERVALUE HYPERLINK DAYS DAYS360 YEARFRAC TEXTBEFORE TEXTAFTER BITAND BITOR BITXOR DEC2BIN DEC2HEX HEX2DEC BIN2DEC
NUMBERSTRING DATESTRING`);

/** Of functions that take ranges beside single values: the places of the single values. */
const PARTLY: Readonly<Record<string, (place: number) => boolean>> = {
  VLOOKUP: place => place !== 1,
  HLOOKUP: place => place !== 1,
  MATCH: place => place === 0,
  XMATCH: place => place === 0,
  XLOOKUP: place => place === 0,
  LOOKUP: place => place === 0,
  COUNTIF: place => place === 1,
  SUMIF: place => place === 1,
  AVERAGEIF: place => place === 1,
  COUNTIFS: place => place % 2 === 1,
  SUMIFS: place => place > 0 && place % 2 === 0,
  AVERAGEIFS: place => place > 0 && place % 2 === 0,
  MAXIFS: place => place > 0 && place % 2 === 0,
  MINIFS: place => place > 0 && place % 2 === 0,
  LARGE: place => place === 1,
  SMALL: place => place === 1,
  RANK: place => place === 0,
  'RANK.EQ': place => place === 0,
  'RANK.AVG': place => place === 0,
  NETWORKDAYS: place => place < 2,
  WORKDAY: place => place < 2,
  'NETWORKDAYS.INTL': place => place < 2,
  'WORKDAY.INTL': place => place < 2,
};

/** Whether the function asks for a single value at this place, so that an array there gives an array. */
export function takesSingle(name: string, place: number): boolean {
  return SCALAR.has(name) || (PARTLY[name]?.(place) ?? false);
}

/** Functions whose answer is an array whatever they are given. */
export const ARRAY_RESULTS = names(`
SEQUENCE FILTER SORT SORTBY UNIQUE TRANSPOSE MMULT FREQUENCY TOCOL TOROW VSTACK HSTACK TAKE DROP CHOOSEROWS CHOOSECOLS WRAPROWS WRAPCOLS EXPAND MAP
SCAN BYROW BYCOL MAKEARRAY RANDARRAY TEXTSPLIT`);

/** Functions that hand on what they are given: arrays from arrays. */
export const HANDING_ON = names('IF IFERROR IFNA CHOOSE SWITCH IFS N T TEXT');
