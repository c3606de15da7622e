import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DoctorText } from '../../i18n/checks/doctor.ja';
import { doctorSentence } from '../../i18n/checks/doctor-sentence';
import type { Symptom } from '../../sheets/doctor/symptom';
import type { CellPlace } from '../../sheets/read/state';
import { Details } from '../frame/news/details';
import { paragraphOfSymptom } from '../frame/news/paragraphs';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  group: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  formulas: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, margin: 0 },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  formula: { margin: 0, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Of one kind; the rest are shown on asking. */
const SHOWN = 5;

interface Props {
  readonly text: DoctorText;
  readonly symptoms: readonly Symptom[];
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly onRepair: (symptoms: readonly Symptom[]) => void;
}

/** All symptoms of one kind, with what each cell holds and would hold, and one click for one or for all. */
export function SymptomGroup({ text, symptoms, busy, onGo, onRepair }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const [first] = symptoms;
  if (first === undefined) return null;
  const repairable = symptoms.filter(({ repair }) => repair !== null);
  const shown = all ? symptoms : symptoms.slice(0, SHOWN);
  return (
    <section data-help-near="" className={styles.group}>
      <h3 className={styles.heading}>{text.group(text.titles[first.kind], symptoms.length)}</h3>
      <div>
        <Details to={paragraphOfSymptom(first)} about={text.titles[first.kind]} />
      </div>
      {repairable.length > 1 &&
        (asking ? (
          <div className={styles.group} role="group" aria-label={text.repairGroup(repairable.length)}>
            <p className={styles.text}>{text.repairGroupQuestion(repairable.length)}</p>
            <div className={styles.actions}>
              <Button
                size="small"
                appearance="primary"
                disabledFocusable={busy}
                onClick={() => {
                  setAsking(false);
                  onRepair(repairable);
                }}
              >
                {text.repairGroupYes}
              </Button>
              <Button size="small" onClick={() => setAsking(false)}>
                {text.repairGroupNo}
              </Button>
            </div>
          </div>
        ) : (
          <div className={styles.actions}>
            <Button size="small" disabledFocusable={busy} onClick={() => setAsking(true)}>
              {text.repairGroup(repairable.length)}
            </Button>
          </div>
        ))}
      <ul className={styles.list}>
        {shown.map(symptom => {
          const place = t.place(symptom.place.sheet, symptom.place.address);
          return (
            <li key={`${symptom.sheet} ${symptom.row} ${symptom.column}`} className={styles.item}>
              <p className={styles.text}>
                <strong>{place}</strong> {doctorSentence(text, symptom)}
              </p>
              {symptom.repair !== null && symptom.repair !== symptom.formula && (
                <dl className={styles.formulas}>
                  {symptom.formula !== '' && (
                    <>
                      <dt className={styles.term}>{text.now}</dt>
                      <dd className={styles.formula}>{symptom.formula}</dd>
                    </>
                  )}
                  <dt className={styles.term}>{text.then}</dt>
                  <dd className={styles.formula}>{symptom.repair}</dd>
                </dl>
              )}
              <div className={styles.actions}>
                {symptom.repair !== null && (
                  <Button size="small" disabledFocusable={busy} aria-label={text.repairOf(place)} onClick={() => onRepair([symptom])}>
                    {text.repair}
                  </Button>
                )}
                <Button size="small" onClick={() => onGo(symptom.place)}>
                  {text.goTo(place)}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {symptoms.length > shown.length && (
        <div className={styles.actions}>
          <Button size="small" appearance="transparent" onClick={() => setAll(true)}>
            {text.more(symptoms.length - shown.length)}
          </Button>
        </div>
      )}
    </section>
  );
}
