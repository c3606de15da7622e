/** The pictures of the guides, by guide, section and step (from 1), and whether they show the pane alone or the window with the sheet. */
export const PICTURES = {
  'staff-report-1': 'window',
  'staff-report-2': 'pane',
  'staff-report-3': 'pane',
  'staff-report-4': 'pane',
  'staff-without-1': 'window',
  'staff-without-2': 'window',
  'staff-without-3': 'window',
  'staff-formulas-1': 'window',
  'staff-formulas-2': 'pane',
  'staff-formulas-3': 'window',
  'secretariat-plan-1': 'pane',
  'secretariat-plan-2': 'pane',
  'secretariat-plan-3': 'pane',
  'secretariat-plan-4': 'pane',
  'secretariat-rounds-1': 'pane',
  'secretariat-rounds-2': 'pane',
  'secretariat-rounds-3': 'pane',
  'secretariat-rounds-4': 'pane',
  'secretariat-rounds-5': 'pane',
  'secretariat-meeting-1': 'pane',
  'secretariat-meeting-2': 'pane',
  'secretariat-meeting-3': 'pane',
  'admin-install-5': 'pane',
} as const satisfies Readonly<Record<string, 'pane' | 'window'>>;

export type PictureName = keyof typeof PICTURES;

/** Steps that happen where the preview cannot go: on the package's own page, on a server, in Microsoft's admin centre; see GUIDES_ELSEWHERE. */
export const ELSEWHERE: readonly string[] = ['admin-install-1', 'admin-install-2', 'admin-install-3', 'admin-install-4'];

/** Guides to other programs: Power Query in Excel itself, Power BI. */
export const GUIDES_ELSEWHERE: readonly string[] = ['consolidate'];
