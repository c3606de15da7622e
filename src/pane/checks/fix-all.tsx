import { Button } from '@fluentui/react-components';
import { CHECK_BUNDLES_EN } from '../../i18n/checks/check-bundles.en';
import { CHECK_BUNDLES_JA } from '../../i18n/checks/check-bundles.ja';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { useWords } from '../words/words';
import type { FixRequest } from './check-item';

interface Props {
  readonly requests: readonly FixRequest[];
  readonly busy: boolean;
  readonly onCarryOut: () => void;
  readonly onClose: () => void;
}

/** すべて直す: each cell, old and new, before anything is written. */
export function FixAll({ requests, busy, onCarryOut, onClose }: Props) {
  const styles = usePanelStyles();
  const { t, language } = useWords();
  const b = language === 'ja' ? CHECK_BUNDLES_JA : CHECK_BUNDLES_EN;
  return (
    <PanelFrame
      heading={b.preview(requests.length)}
      level={3}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={busy} onClick={onCarryOut}>
          {b.carryOut(requests.length)}
        </Button>
      }
    >
      <p className={styles.text}>{b.previewNote}</p>
      <ul className={styles.bullets}>
        {requests.map(({ place, from, to }) => (
          <li key={place.address}>{b.previewLine(t.place(place.sheet, place.address), from, to)}</li>
        ))}
      </ul>
    </PanelFrame>
  );
}
