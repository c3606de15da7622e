import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PanelFrame } from '../frame/panel/panel-frame';
import { useWords } from '../words/words';

interface Props {
  readonly heading: string;
  /** 3 where it stands below a card. */
  readonly level?: 2 | 3;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel that is filled in and saved; a field of it takes the focus. */
export function EntryFrame({ busy, onSave, ...frame }: Props) {
  const { t } = useWords();
  return (
    <PanelFrame
      {...frame}
      step={null}
      buttons={
        <Button appearance="primary" disabledFocusable={busy} onClick={onSave}>
          {t.save}
        </Button>
      }
    />
  );
}
