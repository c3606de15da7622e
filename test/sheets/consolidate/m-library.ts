/** The functions of Power Query's library that the project's queries use, and no others; each as its documentation says. */
import {
  compare,
  equal,
  Lazy,
  MDate,
  MDateTime,
  MDuration,
  MError,
  MFunction,
  MRecord,
  MTable,
  MType,
  partsOf,
  Refused,
  serialOf,
} from './m-values';

const wrong = (message: string): MError => new MError('Expression.Error', message);

function text(value: unknown): string {
  if (typeof value !== 'string') throw wrong(`We cannot convert the value ${show(value)} to type Text.`);
  return value;
}
function number(value: unknown): number {
  if (typeof value !== 'number') throw wrong(`We cannot convert the value ${show(value)} to type Number.`);
  return value;
}
function logical(value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrong(`We cannot convert the value ${show(value)} to type Logical.`);
  return value;
}
function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(`We cannot convert the value ${show(value)} to type List.`);
  return value as readonly unknown[];
}
function record(value: unknown): MRecord {
  if (!(value instanceof MRecord)) throw wrong(`We cannot convert the value ${show(value)} to type Record.`);
  return value;
}
function table(value: unknown): MTable {
  if (!(value instanceof MTable)) throw wrong(`We cannot convert the value ${show(value)} to type Table.`);
  return value;
}
function date(value: unknown): MDate {
  if (!(value instanceof MDate)) throw wrong(`We cannot convert the value ${show(value)} to type Date.`);
  return value;
}
function call(value: unknown, ...values: readonly unknown[]): unknown {
  if (!(value instanceof MFunction)) throw wrong(`We cannot convert the value ${show(value)} to type Function.`);
  if (values.length < value.least || values.length > value.most)
    throw wrong(`${values.length} arguments were passed to a function which expects ${value.least}.`);
  return value.call(values);
}
const show = (value: unknown): string =>
  value === null
    ? 'null'
    : typeof value === 'object'
      ? value.constructor.name
      : typeof value === 'function'
        ? 'a function'
        : JSON.stringify(value);

/** Characters as lists and as one text alike. */
const letters = (value: unknown): string[] => (typeof value === 'string' ? [...value] : list(value).flatMap(one => [...text(one)]));

/** A culture must be named wherever it would change the answer. */
function culture(value: unknown): void {
  if (value !== 'en-US') throw new Refused(`A culture other than en-US: ${show(value)}`);
}

function textFrom(value: unknown, named: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) culture(named);
    return String(value);
  }
  throw new Refused(`Text.From of ${show(value)}`);
}

function dateFrom(value: unknown): MDate | null {
  if (value === null) return null;
  if (value instanceof MDate) return value;
  if (value instanceof MDateTime) return new MDate(Math.floor(value.serial));
  throw new Refused(`Date.From of ${show(value)}`);
}

const unique = (values: readonly unknown[], keyOf: (value: unknown) => unknown): unknown[] => {
  const plain = new Set<unknown>();
  const others: unknown[] = [];
  return values.filter(value => {
    const key = keyOf(value);
    if (key === null || typeof key !== 'object') return plain.has(key) ? false : (plain.add(key), true);
    return others.some(other => equal(other, key)) ? false : (others.push(key), true);
  });
};

/** Columns and directions of Table.Sort: {{"列", Order.Ascending}}. */
function order(value: unknown): { readonly column: string; readonly sign: number }[] {
  return list(value).map(one => {
    const [column, direction] = list(one);
    if (direction !== 'Order.Ascending') throw new Refused('Table.Sort other than ascending');
    return { column: text(column), sign: 1 };
  });
}

const keyText = (row: MRecord, columns: readonly string[]): string =>
  JSON.stringify(
    columns.map(column => {
      const value = row.get(column);
      if (value !== null && typeof value === 'object') throw new Refused('A key that is no text, number or null');
      return value;
    }),
  );

const fn = (least: number, most: number, work: (...values: unknown[]) => unknown): MFunction =>
  new MFunction(least, most, values => work(...values));

export const CONSTANTS: Readonly<Record<string, unknown>> = {
  'Order.Ascending': 'Order.Ascending',
  'JoinKind.LeftOuter': 'JoinKind.LeftOuter',
  'Comparer.OrdinalIgnoreCase': 'Comparer.OrdinalIgnoreCase',
  'RelativePosition.FromEnd': 'RelativePosition.FromEnd',
  'Int64.Type': new MType('Int64.Type'),
};

export const FUNCTIONS: Readonly<Record<string, MFunction>> = {
  '#date': fn(3, 3, (year, month, day) => {
    const serial = serialOf(number(year), number(month), number(day));
    const back = partsOf(serial);
    if (back.year !== year || back.month !== month || back.day !== day)
      throw wrong('The Date operation failed because the resulting value falls outside the range of allowed values.');
    return new MDate(serial);
  }),
  '#table': fn(2, 2, (columns, rows) => {
    const names = columns instanceof MType ? columns.columns.map(({ name }) => name) : list(columns).map(text);
    return new MTable(
      names,
      list(rows).map(row => {
        const values = list(row);
        if (values.length !== names.length) throw wrong(`${values.length} values for ${names.length} columns`);
        return values.map(value => Lazy.of(value));
      }),
    );
  }),
  'Date.AddDays': fn(2, 2, (value, days) => new MDate(date(value).serial + number(days))),
  'Date.From': fn(1, 2, dateFrom),
  'Date.Month': fn(1, 1, value => partsOf(date(value).serial).month),
  'Date.ToText': fn(1, 3, (value, format) => {
    if (format !== 'yyyy-MM-dd') throw new Refused('Date.ToText other than yyyy-MM-dd');
    const { year, month, day } = partsOf(date(value).serial);
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }),
  'Date.Year': fn(1, 1, value => partsOf(date(value).serial).year),
  'DateTime.From': fn(1, 2, value => {
    if (value instanceof MDateTime) return value;
    if (value instanceof MDate) return new MDateTime(value.serial);
    throw new Refused(`DateTime.From of ${show(value)}`);
  }),
  'Duration.Days': fn(1, 1, value => {
    if (!(value instanceof MDuration)) throw wrong('No duration');
    return Math.trunc(value.days);
  }),
  'Error.Record': fn(1, 5, (reason, message, detail = null) => MRecord.from({ Reason: reason, Message: message, Detail: detail })),
  'List.Buffer': fn(1, 1, list),
  'List.Combine': fn(1, 1, lists => list(lists).flatMap(list)),
  'List.Contains': fn(2, 3, (values, wanted) => list(values).some(value => equal(value, wanted))),
  'List.Count': fn(1, 1, values => list(values).length),
  'List.Distinct': fn(1, 2, (values, keyOf = null) => unique(list(values), value => (keyOf === null ? value : call(keyOf, value)))),
  'List.First': fn(1, 2, values => list(values)[0] ?? null),
  'List.IsEmpty': fn(1, 1, values => list(values).length === 0),
  'List.Last': fn(1, 2, values => list(values).at(-1) ?? null),
  'List.MatchesAll': fn(2, 2, (values, condition) => list(values).every(value => logical(call(condition, value)))),
  'List.MatchesAny': fn(2, 2, (values, condition) => list(values).some(value => logical(call(condition, value)))),
  'List.Min': fn(1, 4, values =>
    list(values).reduce((least, value) => (least === null || compare(value, least) < 0 ? value : least), null),
  ),
  'List.PositionOf': fn(2, 4, (values, wanted) => list(values).findIndex(value => equal(value, wanted))),
  'List.Positions': fn(1, 1, values => list(values).map((_, at) => at)),
  'List.RemoveNulls': fn(1, 1, values => list(values).filter(value => value !== null)),
  'List.ReplaceMatchingItems': fn(2, 3, (values, replacements) => {
    const pairs = list(replacements).map(list);
    return list(values).map(value => {
      const pair = pairs.find(([old]) => equal(old, value));
      return pair === undefined ? value : pair[1];
    });
  }),
  'List.Reverse': fn(1, 1, values => [...list(values)].reverse()),
  'List.Select': fn(2, 2, (values, condition) => list(values).filter(value => logical(call(condition, value)))),
  'List.Sort': fn(1, 2, (values, keyOf = null) =>
    [...list(values)].sort((one, other) => (keyOf === null ? compare(one, other) : compare(call(keyOf, one), call(keyOf, other)))),
  ),
  'List.Sum': fn(1, 2, values => list(values).reduce((sum: number | null, value) => (sum ?? 0) + number(value), null)),
  'List.Transform': fn(2, 2, (values, change) => list(values).map(value => call(change, value))),
  'List.Zip': fn(1, 1, lists => {
    const all = list(lists).map(list);
    const longest = Math.max(...all.map(({ length }) => length));
    return Array.from({ length: longest }, (_, at) => all.map(one => one[at] ?? null));
  }),
  'Number.Abs': fn(1, 1, value => Math.abs(number(value))),
  'Number.From': fn(1, 2, value => {
    if (value instanceof MDateTime || value instanceof MDate) return value.serial;
    return number(value);
  }),
  'Number.FromText': fn(1, 2, (value, named = null) => {
    culture(named);
    if (!/^\d+(\.\d*)?$|^\.\d+$/.test(text(value))) throw wrong(`We couldn't convert to Number: ${show(value)}`);
    return Number(value);
  }),
  'Number.Power': fn(2, 2, (base, power) => Math.pow(number(base), number(power))),
  'Number.RoundDown': fn(1, 2, value => Math.floor(number(value))),
  'Number.RoundUp': fn(1, 2, value => Math.ceil(number(value))),
  'Record.Field': fn(2, 2, (value, name) => record(value).get(text(name))),
  'Record.FieldNames': fn(1, 1, value => [...record(value).fields.keys()]),
  'Record.FieldOrDefault': fn(2, 3, (value, name, otherwise = null) => record(value).fields.get(text(name))?.value ?? otherwise),
  'Table.Buffer': fn(1, 2, table),
  'Table.ColumnNames': fn(1, 1, value => table(value).columns),
  'Table.Group': fn(3, 5, (value, by, aggregates, ...more) => {
    if (more.length > 0) throw new Refused('Table.Group with a kind');
    const from = table(value);
    const columns = list(by).map(text);
    const groups = new Map<string, (readonly Lazy[])[]>();
    for (const row of from.rows) {
      const key = keyText(from.record(row), columns);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const added = list(aggregates).map(list);
    return new MTable(
      [...columns, ...added.map(([name]) => text(name))],
      [...groups.values()].map(rows => {
        const first = from.record(rows[0] ?? []);
        return [
          ...columns.map(column => Lazy.of(first.get(column))),
          ...added.map(([, aggregate]) => new Lazy(() => call(aggregate, new MTable(from.columns, rows)))),
        ];
      }),
    );
  }),
  'Table.IsEmpty': fn(1, 1, value => table(value).rows.length === 0),
  'Table.NestedJoin': fn(5, 7, (left, leftKey, right, rightKey, name, kind) => {
    if (kind !== 'JoinKind.LeftOuter') throw new Refused('Table.NestedJoin other than LeftOuter');
    const [one, other] = [table(left), table(right)];
    const keys = list(rightKey).map(text);
    const found = new Map<string, (readonly Lazy[])[]>();
    for (const row of other.rows) {
      const key = keyText(other.record(row), keys);
      const rows = found.get(key);
      if (rows === undefined) found.set(key, [row]);
      else rows.push(row);
    }
    return new MTable(
      [...one.columns, text(name)],
      one.rows.map(row => [...row, Lazy.of(new MTable(other.columns, found.get(keyText(one.record(row), list(leftKey).map(text))) ?? []))]),
    );
  }),
  'Table.RowCount': fn(1, 1, value => table(value).rows.length),
  'Table.SelectRows': fn(2, 2, (value, condition) => {
    const from = table(value);
    return new MTable(
      from.columns,
      from.rows.filter(row => logical(call(condition, from.record(row)))),
    );
  }),
  'Table.Sort': fn(2, 2, (value, criteria) => {
    const from = table(value);
    const by = order(criteria);
    return new MTable(
      from.columns,
      [...from.rows].sort((one, other) => {
        for (const { column, sign } of by) {
          const difference = compare(from.record(one).get(column), from.record(other).get(column));
          if (difference !== 0) return sign * difference;
        }
        return 0;
      }),
    );
  }),
  'Table.ToRecords': fn(1, 1, value => {
    const from = table(value);
    return from.rows.map(row => from.record(row));
  }),
  'Text.BeforeDelimiter': fn(2, 3, (value, delimiter, index) => {
    const [skip, from] = list(index);
    if (skip !== 0 || from !== 'RelativePosition.FromEnd') throw new Refused('Text.BeforeDelimiter other than the last');
    const at = text(value).lastIndexOf(text(delimiter));
    return at < 0 ? value : text(value).slice(0, at);
  }),
  'Text.Combine': fn(1, 2, (texts, separator = '') =>
    list(texts)
      .filter(one => one !== null)
      .map(text)
      .join(text(separator)),
  ),
  'Text.EndsWith': fn(2, 3, (value, end) => text(value).endsWith(text(end))),
  'Text.From': fn(1, 2, textFrom),
  'Text.Length': fn(1, 1, value => text(value).length),
  'Text.Lower': fn(1, 2, value => text(value).toLowerCase()),
  'Text.Range': fn(2, 3, (value, offset, ...more) => {
    if (more.length > 0) throw new Refused('Text.Range with a count');
    if (number(offset) > text(value).length) throw wrong("The 'offset' argument is out of range.");
    return text(value).slice(number(offset));
  }),
  'Text.Remove': fn(2, 2, (value, removed) => {
    const out = new Set(letters(removed));
    return [...text(value)].filter(letter => !out.has(letter)).join('');
  }),
  'Text.Select': fn(2, 2, (value, kept) => {
    const stay = new Set(letters(kept));
    return [...text(value)].filter(letter => stay.has(letter)).join('');
  }),
  'Text.Split': fn(2, 2, (value, separator) => text(value).split(text(separator))),
  'Text.SplitAny': fn(2, 2, (value, separators) => {
    const all = new Set(letters(separators));
    return [...text(value)].reduce<string[]>(
      (parts, letter) => (all.has(letter) ? [...parts, ''] : [...parts.slice(0, -1), `${parts.at(-1) ?? ''}${letter}`]),
      [''],
    );
  }),
  'Text.Start': fn(2, 2, (value, count) => text(value).slice(0, number(count))),
  'Text.StartsWith': fn(2, 3, (value, start, comparer = null) =>
    comparer === 'Comparer.OrdinalIgnoreCase'
      ? text(value).toLowerCase().startsWith(text(start).toLowerCase())
      : text(value).startsWith(text(start)),
  ),
  'Text.ToList': fn(1, 1, value => [...text(value)]),
  'Text.Trim': fn(1, 2, (value, trimmed = null) => {
    const out = new Set(trimmed === null ? [' ', '\t', '\r', '\n'] : letters(trimmed));
    let all = [...text(value)];
    while (all.length > 0 && out.has(all[0] ?? '')) all = all.slice(1);
    while (all.length > 0 && out.has(all.at(-1) ?? '')) all = all.slice(0, -1);
    return all.join('');
  }),
  'Text.Upper': fn(1, 2, value => text(value).toUpperCase()),
};
