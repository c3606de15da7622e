import { makeStyles, tokens } from '@fluentui/react-components';
import type { ScaleTable } from '../../sheets/read/own-scale';
import { ownScaleWords, scaleWords } from './scale-words';
import { useWords } from './words';

const useStyles = makeStyles({
  note: { display: 'grid', rowGap: tokens.spacingVerticalXXS, color: tokens.colorNeutralForeground2, flexBasis: '100%' },
  line: { margin: 0, overflowWrap: 'anywhere' },
});

/** A rating rule under the field it is chosen in: its sentence, its issuer and a worked example. Nothing for another word. */
export function ScaleNote({ of }: { readonly of: string | ScaleTable }) {
  const styles = useStyles();
  const { language } = useWords();
  const told = typeof of === 'string' ? scaleWords(of, language) : ownScaleWords(of, language);
  return told === null ? null : (
    <div className={styles.note} aria-live="polite">
      {[told.rule, told.example, told.issuer].map(line => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </div>
  );
}
