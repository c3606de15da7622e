import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ENTRY_EN } from '../../i18n/entry/entry.en';
import { ENTRY_JA } from '../../i18n/entry/entry.ja';
import { formatExact } from '../words/format';
import { useWords } from '../words/words';
import type { Doubt } from '../../sheets/read/doubt';

const useStyles = makeStyles({
  note: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorderActive}`,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly doubt: Doubt;
  readonly value: number;
  readonly unit: string;
  /** 保存 was pressed: nothing has been saved, and this is why. */
  readonly asked: boolean;
  /** Gets what is meant as it would be typed. */
  readonly onUse: (text: string) => void;
  /** Saves the value as it was typed. */
  readonly onKeep: () => void;
}

/** Why a value may not be what was meant, what would be, and saving it all the same. */
export function DoubtNote({ doubt, value, unit, asked, onUse, onKeep }: Props) {
  const styles = useStyles();
  const { t, language } = useWords();
  const text = language === 'ja' ? ENTRY_JA : ENTRY_EN;
  const exact = (one: number): string => formatExact(one, unit, language);
  const meant = doubt.kind === 'otherUnit' ? null : doubt.meant;
  const sentence =
    doubt.kind === 'otherUnit'
      ? t.valueOtherUnit(doubt.typed, unit)
      : doubt.kind === 'percent'
        ? t.valuePercent(exact(value), exact(doubt.meant))
        : doubt.of === 'last'
          ? text.farFromLast(exact(value), exact(doubt.than))
          : text.farFromTarget(exact(value), exact(doubt.than));
  return (
    <div className={styles.note}>
      <span>{sentence}</span>
      {asked && <span>{text.notSavedYet}</span>}
      <div className={styles.actions}>
        {meant !== null && (
          <Button size="small" onClick={() => onUse(formatExact(meant, unit, 'ja'))}>
            {t.valueUsePercent(exact(meant))}
          </Button>
        )}
        {asked && (
          <Button size="small" onClick={onKeep}>
            {text.keep(exact(value))}
          </Button>
        )}
      </div>
    </div>
  );
}
