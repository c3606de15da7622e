import fc from 'fast-check';
import { TODAY, setClock } from './clock';

/**
 * What every run has in common, so a change is judged by what it changed: the cases that property tests draw, and the day. `FC_SEED=4711 npm test`
 * draws other cases: run a few seeds after work on a reader or a rule, and give what they find a case of its own (`examples`).
 */
const seed = Number(process.env.FC_SEED ?? 20_261_127);
fc.configureGlobal({ seed });
setClock(TODAY);
