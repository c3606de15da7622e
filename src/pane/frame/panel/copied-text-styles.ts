import { makeStyles, tokens } from '@fluentui/react-components';

/** A box of text that is to be copied by hand, where the clipboard is closed to us. */
export const useCopiedTextStyles = makeStyles({
  text: {
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '160px',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});
