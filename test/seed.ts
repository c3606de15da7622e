import fc from 'fast-check';

/**
 * Property tests draw the same cases on every run, so a change is judged by what it changed. `FC_SEED=4711 npm test` draws others: run a few
 * seeds after work on a reader or a rule, and give what they find a case of its own (`examples`).
 */
const seed = Number(process.env.FC_SEED ?? 20_261_127);
fc.configureGlobal({ seed });
