import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingText } from '../../i18n/entry/meeting.ja';
import { ChoiceField } from '../frame/panel/choice-field';
import { usePanelStyles } from '../frame/panel/panel-styles';

/** Not a name anybody gives to a body. */
export const OTHER_CHOICE = '\u0000';

interface AddresseeProps {
  readonly names: readonly string[];
  readonly chosen: string;
  readonly hint: string | null;
  readonly text: MeetingText;
  readonly optional: string;
  readonly onChoose: (name: string) => void;
}

/** 報告先: one of the known ones, another one, or none. */
export function Addressee({ names, chosen, hint, text, optional, onChoose }: AddresseeProps) {
  const styles = usePanelStyles();
  const [other, setOther] = useState(false);
  const unlisted = chosen !== '' && !names.includes(chosen) && !other;
  return (
    <>
      <ChoiceField
        label={text.reportedTo + optional}
        hint={hint}
        value={other ? OTHER_CHOICE : chosen}
        options={[
          ['', text.blank],
          ...[...(unlisted ? [chosen] : []), ...names].map(name => [name, name] as const),
          [OTHER_CHOICE, text.reportedToOther],
        ]}
        onChoose={value => {
          setOther(value === OTHER_CHOICE);
          onChoose(value === OTHER_CHOICE ? '' : value);
        }}
      />
      {other && (
        <Field label={text.reportedToName} className={styles.field}>
          <Input value={chosen} autoComplete="off" style={{ minWidth: 0 }} onChange={(_, { value }) => onChoose(value)} />
        </Field>
      )}
    </>
  );
}
