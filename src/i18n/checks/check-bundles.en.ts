import type { CheckBundlesText } from './check-bundles.ja';

const s = (count: number): string => (count === 1 ? '' : 's');

/** What 点検 says of several findings of one kind, in English. */
export const CHECK_BUNDLES_EN: CheckBundlesText = {
  shared: (sentence, count) => `${sentence} (${count})`,
  sameKind: count => `${count} finding${count === 1 ? '' : 's'} of the same kind.`,
  goTo: (place, sentence) => `Go to cell ${place}: ${sentence}`,
  more: count => `${count} more`,
  fixAll: count => `Fix all (${count})`,
  fixAllOf: (count, sentence) => `Fix all (${count}): ${sentence}`,
  preview: count => `${count} cell${s(count)} will be changed like this`,
  previewNote:
    'Nothing has been written yet. The originals stay in notes on the cells (not where there is another note, nor on a protected sheet). It can be undone in one go.',
  previewLine: (place, from, to) => `${place} “${from}” → ${to}`,
  carryOut: count => `Fix ${count} cell${s(count)}`,
  done: (count, sheet) => `Changed ${count} cell${s(count)} on “${sheet}”.`,
  undo: 'Undo',
  undone: count => `Put back ${count} cell${s(count)}.`,
};
