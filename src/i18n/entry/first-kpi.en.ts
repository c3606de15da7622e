import type { FirstKpiText } from './first-kpi.ja';

export const FIRST_KPI_EN: FirstKpiText = {
  add: 'Add a KPI',
  noKpis: 'The KPI sheet has no KPIs yet. Add the first one here, write one per row on the KPI sheet, or add them from a template.',
  intro: 'With a target and an actual the grade is shown. The other items hold usual values for the time being: change what is different.',
  name: 'Name',
  usualName: 'KPI1',
  nameHint: 'What is measured, such as 作業削減時間.',
  nameMissing: 'Give it a name.',
  targetYear: 'Year of the target',
  target: year => `Target of ${year}`,
  targetHint: 'The unit may be typed with it: 110万時間, 80%.',
  unit: 'Unit',
  unitHint: 'Read from the target and the actual.',
  direction: '向き (direction)',
  directionHint: 'Decided by comparing target and actual. 増加: the more the better; 減少: the less the better.',
  baselineUsual:
    'Taken as 0 for the time being (what was 0 before the work began). Change it where the value before the work began is known.',
  baselineNeeded: 'What is to become less needs its value before the work began.',
  baselineSame: 'Baseline and target are the same. Type the value before the work began.',
  unitsDiffer: (target, actual) => `The target is in “${target}”, the actual in “${actual}”. Type both in the same unit.`,
  remark: '基準値の0は仮の値',
  added: (kpi, place) => `${kpi} was added at ${place}, with its actual.`,
  addedUsual: (kpi, place) =>
    `${kpi} was added at ${place}, with its actual. Its baseline of 0 is provisional (備考 says so, too): change it when it is known.`,
  half: (kpi, why) => `${kpi} was added, but its actual was not. ${why}`,
  takenBack: kpi => `${kpi} and its actual were removed.`,
  undo: 'Undo',
};
