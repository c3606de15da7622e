import { memoized } from '../../base/memory';
import { normalizeText } from './text';

/** normalizeText with a memory: what headers, keys and words are compared by. */
export const comparableText = memoized(normalizeText);
