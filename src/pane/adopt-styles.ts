import { makeStyles, tokens } from '@fluentui/react-components';

/** The look that the steps of 既存の表を取り込む share. */
export const useAdoptStyles = makeStyles({
  panel: {
    display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusLarge,
  },
  step: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  warning: { margin: 0, overflowWrap: 'anywhere', color: tokens.colorStatusWarningForeground3 },
  conflicts: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorStatusDangerForeground1, overflowWrap: 'anywhere' },
  select: { minWidth: 0, width: '100%' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, alignItems: 'end' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXXS, paddingTop: tokens.spacingVerticalS, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', minWidth: 0 },
  mark: { whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase200 },
  bullets: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  cells: { display: 'grid', gridTemplateColumns: 'minmax(0, 7.5em) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, margin: 0, fontVariantNumeric: 'tabular-nums' },
  term: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  value: { margin: 0, overflowWrap: 'anywhere' },
  changed: { fontWeight: tokens.fontWeightSemibold },
  button: { minWidth: 0, justifySelf: 'start', overflowWrap: 'anywhere' },
});

export type AdoptStyles = ReturnType<typeof useAdoptStyles>;
