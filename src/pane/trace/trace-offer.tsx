import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TRACE_OFFER_EN } from '../../i18n/functions/trace-offer.en';
import { TRACE_OFFER_JA } from '../../i18n/functions/trace-offer.ja';
import type { CellPlace } from '../../sheets/read/state';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  offer: {
    display: 'flex',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
  },
  place: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  button: { flexShrink: 0 },
});

interface Props {
  readonly place: CellPlace;
  readonly onOpen: () => void;
}

/** One line above the tabs while a cell is selected whose number can be traced. */
export function TraceOffer({ place, onOpen }: Props) {
  const styles = useStyles();
  const { language, t: words } = useWords();
  const t = language === 'ja' ? TRACE_OFFER_JA : TRACE_OFFER_EN;
  const where = words.place(place.sheet, place.address);
  return (
    <div className={styles.offer}>
      <span className={styles.place}>{where}</span>
      <Button
        size="small"
        appearance="transparent"
        className={styles.button}
        data-opens="trace"
        aria-label={t.offerOf(where)}
        onClick={onOpen}
      >
        {t.offer}
      </Button>
    </div>
  );
}
