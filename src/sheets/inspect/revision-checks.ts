/** 点検 of the ledger 目標改定: the target on the KPI sheet is that of the latest revision, and each revision begins where the one before ended. */
import { comparableText } from '../../domain/text/characters/comparable-text';
import { isOn } from '../../domain/base/tolerance';
import { rowsOf, type FindingDetails, type Recorded } from './finding';
import { revisionBook, type TargetRevision } from '../read/original-plan';
import { TABLES } from '../schema/declarations/tables';

/** Without a date it is not known which revision came first; what is missing there is said of the cell. */
const isDated = (revision: TargetRevision): revision is TargetRevision & { readonly revisedOn: number } => revision.revisedOn !== null;

const differ = (one: number | null, other: number | null): boolean => (one === null || other === null ? one !== other : !isOn(one, other));

export function targetsNotRevised(recorded: Recorded): FindingDetails[] {
  const book = revisionBook(rowsOf(recorded, 'DX_Revisions'));
  return rowsOf(recorded, 'DX_KPIs').flatMap(({ name, unit, timing, targets, index }): FindingDetails[] =>
    name === null
      ? []
      : targets.flatMap(({ year, value }): FindingDetails[] => {
          const latest = book.of(name, year).filter(isDated).at(-1);
          if (latest === undefined || latest.after === null || !differ(value, latest.after)) return [];
          const message = {
            kind: 'targetNotRevised',
            kpi: name,
            year,
            fiscal: timing !== '年末',
            unit: unit ?? '',
            target: value,
            after: latest.after,
            revisedOn: latest.revisedOn,
          } as const;
          return [{ level: 'breach', table: 'DX_KPIs', rows: [index], column: `${TABLES.DX_KPIs.columns.targets.header}${year}`, message }];
        }),
  );
}

export function revisionsNotJoined(recorded: Recorded): FindingDetails[] {
  const kpis = new Map(rowsOf(recorded, 'DX_KPIs').map(kpi => [comparableText(kpi.name ?? ''), kpi]));
  return revisionBook(rowsOf(recorded, 'DX_Revisions')).all.flatMap(revisions => {
    const dated = revisions.filter(isDated);
    return dated.flatMap(({ kpi, year, revisedOn, before, index }, at): FindingDetails[] => {
      const previous = dated[at - 1];
      if (previous === undefined || previous.after === null || !differ(before, previous.after)) return [];
      const message = {
        kind: 'revisionNotJoined',
        kpi,
        year,
        fiscal: kpis.get(comparableText(kpi))?.timing !== '年末',
        unit: kpis.get(comparableText(kpi))?.unit ?? '',
        revisedOn,
        before,
        previousOn: previous.revisedOn,
        after: previous.after,
      } as const;
      return [{ level: 'breach', table: 'DX_Revisions', rows: [index], column: TABLES.DX_Revisions.columns.before.header, message }];
    });
  });
}
