/** Which plan a KPI belongs to: a workbook may hold the KPIs of several, each with years of its own. */
import { normalizeText } from '../../domain/text/characters/text';

/** The document of 出典, without its chapters and pages: 「大阪市「…デザイン」7. KGI・KPI」 and 「大阪市「…デザイン」8.」 are one. Without 出典 all are one. */
export function programmeOf(source: string | null): string {
  if (source === null) return '';
  const [, quoted] = /「([^」]+)」/.exec(source) ?? [];
  return normalizeText(quoted ?? /^[^\s\d０-９(（]+/.exec(source.trim())?.[0] ?? source);
}

interface WithTargets {
  readonly source: string | null;
  readonly targets: readonly { readonly year: number; readonly value: number | null }[];
}

/** The years that each programme has a target of at least one KPI of; a programme without any is not in it. */
export function yearsOfProgrammes(kpis: readonly WithTargets[]): ReadonlyMap<string, ReadonlySet<number>> {
  const years = new Map<string, Set<number>>();
  for (const { source, targets } of kpis) {
    const programme = programmeOf(source);
    for (const { year, value } of targets) {
      if (value === null) continue;
      const known = years.get(programme);
      if (known === undefined) years.set(programme, new Set([year]));
      else known.add(year);
    }
  }
  return years;
}
