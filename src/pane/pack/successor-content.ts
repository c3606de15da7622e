/** What 引継ぎ says, from the workbook's own state. In Japanese, as it is printed. */
import { SCALE_RULES } from '../../domain/rating/scale-rules';
import { BIND_JA } from '../../i18n/share/bind.ja';
import { SUCCESSOR_WORDS as say } from '../../i18n/share/successor-sheet';
import type { BoundCell } from '../../excel/edit/read-bindings';
import type { SuccessorContent } from '../../sheets/pack/successor';
import { placeText, type WorkbookState } from '../../sheets/read/state';
import { OWN_SCALE } from '../../sheets/schema/declarations/kpis';
import { TABLE_NAMES } from '../../sheets/schema/table-name';
import { localDay } from '../words/as-of';
import { formatDate } from '../words/format';
import { ownScaleWords } from '../words/scale-words';

/** Something with a day by which it is to be done. */
interface Due {
  readonly day: number;
  readonly what: string;
  readonly who: string;
}

/** @param today taken for 基準日 where the workbook has none */
export function successorContent(state: WorkbookState, bound: readonly BoundCell[], today: number): SuccessorContent {
  const asOf = state.asOf ?? today;
  const dues = duesOf(state);
  const { heads } = say;
  const orNothing = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [say.nothing] : lines);
  const written = ({ day, what, who }: Due): string => say.dueLine(formatDate(day), what, who);
  return {
    about: say.about(formatDate(today), state.asOf === null ? say.noAsOf : formatDate(state.asOf)),
    items: [
      { head: heads.holds, lines: orNothing(holdingsOf(state)) },
      { head: heads.sources, lines: orNothing(sourcesOf(state)) },
      { head: heads.due, lines: orNothing(dues.filter(({ day }) => day >= asOf).map(written)) },
      { head: heads.late, lines: orNothing(dues.filter(({ day }) => day < asOf).map(written)) },
      { head: heads.bound, lines: orNothing(boundOf(bound)) },
      { head: heads.rules, lines: rulesOf(state) },
      { head: heads.keep, lines: say.keep },
      { head: heads.share, lines: say.share },
    ],
  };
}

function holdingsOf({ tables, sheets, lastChange }: WorkbookState): readonly string[] {
  const found = TABLE_NAMES.flatMap(name => {
    const table = tables[name];
    return table === null ? [] : [{ name, sheet: table.sheet, rows: table.rows.length }];
  });
  const ours = new Set(found.map(({ sheet }) => sheet));
  const others = sheets.filter(({ name, visible }) => visible && !ours.has(name)).map(({ name }) => name);
  return [
    ...found.map(({ name, sheet, rows }) => say.table(sheet, name, rows, dayChanged(lastChange[name]))),
    ...(others.length > 0 ? [say.own(others.join('、'))] : []),
  ];
}

const dayChanged = (time: string | undefined): string => (time === undefined ? '' : formatDate(localDay(new Date(time))));

/** How many rows name each, the most frequent first; null: the rows that name none. */
function counted(texts: readonly (string | null)[]): { readonly named: readonly (readonly [string, number])[]; readonly blank: number } {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null && text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  const named = [...counts].sort(([, one], [, other]) => other - one);
  return { named, blank: texts.length - named.reduce((sum, [, count]) => sum + count, 0) };
}

function sourcesOf({ tables }: WorkbookState): readonly string[] {
  const actuals = tables.DX_Actuals?.rows ?? [];
  const kpis = tables.DX_KPIs?.rows ?? [];
  const owners = counted(kpis.map(({ owner }) => owner)).named;
  const latest = actuals.reduce<(typeof actuals)[number] | null>(
    (best, row) => ((row.enteredOn ?? -Infinity) > (best?.enteredOn ?? -Infinity) ? row : best),
    null,
  );
  const of = (what: string, texts: readonly (string | null)[]): readonly string[] => {
    const { named, blank } = counted(texts);
    return [...named.map(([source, count]) => say.source(what, source, count)), ...(blank > 0 ? [say.noSource(what, blank)] : [])];
  };
  const [actualSources, kpiSources] = [
    of(
      '実績',
      actuals.map(({ source }) => source),
    ),
    of(
      'KPI',
      kpis.map(({ source }) => source),
    ),
  ];
  return [
    ...(latest === null || latest.enteredOn === null ? [] : [say.lastEntry(formatDate(latest.enteredOn), latest.author ?? '')]),
    ...(owners.length > 0 ? [say.owners(owners.map(([owner, count]) => say.ownerOf(owner, count)).join('、'))] : []),
    ...actualSources,
    ...kpiSources,
  ];
}

/** What is still to be done, by its day. */
function duesOf({ tables }: WorkbookState): readonly Due[] {
  const due = (day: number | null, what: string, who: string | null): Due[] => (day === null ? [] : [{ day, what, who: who ?? '' }]);
  return [
    ...(tables.DX_Schedules?.rows ?? []).flatMap(row =>
      row.actualFinish !== null ? [] : due(row.plannedFinish, say.milestone(row.initiative ?? '', row.milestone ?? ''), row.owner),
    ),
    ...(tables.DX_Issues?.rows ?? []).flatMap(row => (row.status === '解決' ? [] : due(row.due, say.issue(row.issue ?? ''), row.division))),
    ...(tables.DX_Requests?.rows ?? []).flatMap(row =>
      row.status === '回答済' || row.answeredOn !== null ? [] : due(row.due, say.request(row.round ?? '', row.to ?? ''), null),
    ),
    ...(tables.DX_Systems?.rows ?? []).flatMap(row =>
      row.status === '運用' || row.status === '廃止' ? [] : due(row.migrationDue, say.migration(row.name ?? ''), row.owner),
    ),
  ].sort((one, other) => one.day - other.day);
}

function boundOf(bound: readonly BoundCell[]): readonly string[] {
  const lost = bound.filter(({ place, binding }) => place === null || binding === null).length;
  return [
    ...bound.flatMap(({ place, binding }) => {
      if (place === null || binding === null) return [];
      const what = BIND_JA.what(binding.kpi, BIND_JA.measures[binding.measure], binding.year === null ? '' : String(binding.year));
      return [say.boundCell(placeText(place), what, binding.as === 'formula' ? say.boundFormula : say.boundValue)];
    }),
    ...(lost > 0 ? [say.lost(lost)] : []),
  ];
}

function rulesOf(state: WorkbookState): readonly string[] {
  const { tables, asOfCell, scale } = state;
  const { named, blank } = counted((tables.DX_KPIs?.rows ?? []).map(({ scale: name }) => name));
  const all = new Map(named);
  if (blank > 0) all.set(say.standard, (all.get(say.standard) ?? 0) + blank);
  const ruleOf = (name: string): string =>
    name === OWN_SCALE
      ? ((scale === null ? null : ownScaleWords(scale, 'ja')?.rule) ?? say.nothing)
      : (Object.entries(SCALE_RULES).find(([one]) => one === name)?.[1].rule ?? '');
  const revisions = tables.DX_Revisions?.rows.length ?? 0;
  return [
    ...(asOfCell === null ? [] : [say.asOfCell(`${asOfCell.sheet}!${asOfCell.address}`)]),
    ...[...all].map(([name, count]) => say.scale(name, count, ruleOf(name))),
    ...(revisions > 0 ? [say.revised(revisions)] : []),
    say.calculated,
  ];
}
