import { makeStyles, tokens } from '@fluentui/react-components';

// currentColor and system colours: in high contrast the system repaints text, but not the lines of a drawing.
export const FORCED_COLORS = '@media (forced-colors: active)';

/** The look that drawings of numbers over the years share. */
export const usePictureStyles = makeStyles({
  picture: {
    display: 'block',
    width: '100%',
    maxWidth: '460px',
    height: 'auto',
    color: tokens.colorNeutralForeground1,
    [FORCED_COLORS]: { color: 'CanvasText' },
  },
  // The halo keeps the number readable where a line runs through it.
  label: {
    fill: 'currentColor',
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '3px',
    paintOrder: 'stroke',
    [FORCED_COLORS]: { stroke: 'Canvas' },
    fontSize: '11px',
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: {
    fill: tokens.colorNeutralForeground2,
    fontSize: '11px',
    fontVariantNumeric: 'tabular-nums',
    [FORCED_COLORS]: { fill: 'CanvasText' },
  },
});
