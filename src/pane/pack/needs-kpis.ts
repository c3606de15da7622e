import type { Door } from '../frame/panel/door';

/** What is said of a door that opens only where there is a KPI sheet. */
export const needsKpis: NonNullable<Door['missing']> = ({ tables }, language) =>
  tables.DX_KPIs !== null
    ? null
    : language === 'ja'
      ? 'KPIシートがあると使えます。「シート」から作成できます。'
      : 'Needs the KPI sheet: create it under Sheets.';
