import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PublishText } from '../../i18n/share/publish.ja';
import type { RuleId } from '../../sheets/publish/rules';
import type { RuleDifference } from '../../sheets/publish/verdict';
import { RepairPreview } from './repair-preview';
import type { RuleRepair } from './use-repairs';

const useStyles = makeStyles({
  group: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  differs: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    overflowWrap: 'anywhere',
  },
});

const PLACES = 5;

interface Props {
  readonly text: PublishText;
  readonly rule: RuleId;
  readonly at: readonly string[];
  readonly differs: readonly RuleDifference[];
  readonly repairs: readonly RuleRepair[];
  readonly busy: boolean;
  readonly onGo: (address: string) => void;
  readonly onRepair: (repair: RuleRepair) => void;
}

/** What one rule objects to, where, and what putting it right would write. */
export function RuleGroup({ text, rule, at, differs, repairs, busy, onGo, onRepair }: Props) {
  const styles = useStyles();
  const { name, sentence } = text.rules[rule];
  const places = at.length > 0 ? at : differs.flatMap(one => one.at);
  return (
    <section className={styles.group}>
      <h4 className={styles.heading}>{text.group(rule, name, places.length)}</h4>
      {at.length > 0 && <p className={styles.text}>{sentence}</p>}
      {differs.map(({ kind }) => (
        <p key={kind} className={styles.differs}>
          {text.differences[kind]}
        </p>
      ))}
      <div className={styles.actions}>
        {places.slice(0, PLACES).map(place => (
          <Button key={place} size="small" onClick={() => onGo(place)}>
            {text.goTo(place)}
          </Button>
        ))}
        {places.length > PLACES && <span>{text.more(places.length - PLACES)}</span>}
      </div>
      {repairs.length === 0 && at.length > 0 && <p className={styles.text}>{text.byHand}</p>}
      {repairs.map((repair, which) => (
        <RepairPreview key={which} text={text} repair={repair} isOther={which > 0} busy={busy} onRepair={onRepair} />
      ))}
    </section>
  );
}
