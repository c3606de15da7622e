import type { DashboardText } from './dashboard.ja';

export const DASHBOARD_EN: DashboardText = {
  heading: 'Make the dashboard',
  headingRenew: 'Renew the dashboard',
  intro:
    'One sheet with a block for each KPI: grade, what is left to the targets, outlook and likelihood, late milestones, and a chart of actuals, plan, targets and forecast. The figures are DX formulas and follow the sheets. The sheet is in Japanese.',
  create: sheet => `Makes the sheet “${sheet}”.`,
  renew: sheet => `Renews the sheet “${sheet}”. Rows, columns, notes, texts and charts that you have added stay.`,
  blocks: count => `KPIs: ${count}.`,
  charts: count => `Charts: ${count}.`,
  added: count => `New KPIs that are added below: ${count}.`,
  gone: names => `Blocks of KPIs that are not on the KPI sheet any more stay (${names}). Delete their rows if you do not need them.`,
  left: count => `There is room for 60 KPIs. Left out: ${count}.`,
  pages: count => `On paper: A4 landscape, ${count === 1 ? '1 page' : `${count} pages`}.`,
  make: 'Make',
  renewNow: 'Renew',
  done: sheet => `The sheet “${sheet}” has been made.`,
  renewed: sheet => `The sheet “${sheet}” has been renewed.`,
  partly: names =>
    `Rows or columns were inserted into the blocks of ${names}: only the points of their charts were renewed, their formulas stay.`,
  undone: sheet => `The sheet “${sheet}” is as it was before it was renewed.`,
  conflicts: 'Why it cannot be made',
  noKpis: 'The KPI sheet has no KPIs. Enter some first.',
  checking: (done, total) => `Checking (${done} of ${total})`,
  stopped: 'The checks were stopped. Nothing has been written.',
  writing: 'Writing. With many charts this takes a moment.',
};
