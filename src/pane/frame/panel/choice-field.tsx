import { Field, Select, type FieldProps } from '@fluentui/react-components';
import { usePanelStyles } from './panel-styles';

interface Props extends Pick<FieldProps, 'hint' | 'validationState' | 'validationMessage'> {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChoose: (value: string) => void;
}

/** A list to choose one of, with its label; never wider than the panel, however long its names are. */
export function ChoiceField({ value, options, onChoose, ...field }: Props) {
  const styles = usePanelStyles();
  return (
    <Field className={styles.field} {...field}>
      <Select
        className={styles.select}
        select={{ className: styles.select }}
        value={value}
        onChange={(_, { value: chosen }) => onChoose(chosen)}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
