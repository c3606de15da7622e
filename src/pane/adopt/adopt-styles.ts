import { makeStyles, tokens } from '@fluentui/react-components';
import { usePanelStyles } from '../frame/panel/panel-styles';

const useStyles = makeStyles({
  step: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  warning: { margin: 0, overflowWrap: 'anywhere', color: tokens.colorStatusWarningForeground3 },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, alignItems: 'end' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXXS,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', minWidth: 0 },
  mark: { whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase200 },
  cells: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 7.5em) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  term: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  value: { margin: 0, overflowWrap: 'anywhere' },
  changed: { fontWeight: tokens.fontWeightSemibold },
  button: { minWidth: 0, justifySelf: 'start', overflowWrap: 'anywhere' },
});

export type AdoptStyles = ReturnType<typeof useAdoptStyles>;

/** The look that the steps of 既存の表を取り込む share. */
export const useAdoptStyles = () => ({ ...usePanelStyles(), ...useStyles() });
