import type { ScaleWordsText } from './scale-words.ja';

/** What stands beside a rating rule before it is chosen, in English. */
export const SCALE_WORDS_EN: ScaleWordsText = {
  issuer: issuer => `Issued by ${issuer}`,
  graded: (actual, grade) => `${actual} is ${grade}`,
  example: (baseline, target, planned, grades) =>
    `Example: with a baseline of ${baseline}, a target of ${target} and a planned value of ${planned}, ${grades.join(', ')}.`,
};
