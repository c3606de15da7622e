import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

/** How good a state is, whatever a city calls it. */
export type Tone = 'reached' | 'good' | 'slight' | 'late' | 'none';

export const TONES: readonly Tone[] = ['reached', 'good', 'slight', 'late', 'none'];

/** Told apart without colour: the handouts are printed in black and white. */
export const SHAPES: Readonly<Record<Tone, string>> = { reached: '◆', good: '●', slight: '▲', late: '■', none: '―' };

const useStyles = makeStyles({
  shape: { marginRight: '2px' },
  grade: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  reached: { color: tokens.colorStatusSuccessForeground1 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  slight: { color: tokens.colorStatusWarningForeground3 },
  late: { color: tokens.colorStatusDangerForeground1 },
  none: { color: tokens.colorNeutralForeground2 },
});

/** A state: shape, colour and `word`. The shape is for the eye only, the word says the same. */
export function Grade({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.grade, styles[tone])}>
      <span aria-hidden="true" className={styles.shape}>
        {SHAPES[tone]}
      </span>
      {word}
    </span>
  );
}

/** The counts line's 「◆達成 1」. */
export function GradeCount({ tone, word, count }: { readonly tone: Tone; readonly word: string; readonly count: number }) {
  return (
    <span>
      <Grade tone={tone} word={word} /> {count}
    </span>
  );
}
