import type { Symptom } from '../../sheets/doctor/symptom';
import type { DoctorText } from './doctor.ja';

/** What is wrong with a formula, in words. */
export function doctorSentence(text: DoctorText, symptom: Symptom): string {
  // The entry has the symptom's own kind; the compiler cannot follow an index by a union.
  const sentence = text.sentences[symptom.kind] as (symptom: Symptom) => string;
  return sentence(symptom);
}
