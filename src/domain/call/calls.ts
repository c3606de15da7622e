import { latestActual, latestDay, readActuals } from '../kpi/actuals';
import type { Given } from './arguments';
import {
  cellIn,
  choiceIn,
  dayIn,
  kpiIn,
  numberIn,
  numberInText,
  optionalDayIn,
  optionalNumberIn,
  optionalTimeIn,
  scaleIn,
  seriesIn,
  tableIn,
  timeIn,
  weightsIn,
} from './arguments';
import { coverage } from '../kpi/coverage';
import { dateEdge, EDGES, WAREKI_STYLES, warekiOf } from '../text/dates/date-answer';
import { delay } from '../work/delay';
import { expected } from '../kpi/expected';
import { fiscalYearOf } from '../text/dates/fiscal-year';
import { BOUNDS, forecast, METHODS } from '../kpi/forecast';
import { gap } from '../kpi/gap';
import { likelihood } from '../kpi/likelihood';
import { milestone } from '../work/milestone';
import { outlook } from '../kpi/outlook';
import { requiredPace } from '../kpi/pace';
import { progress } from '../kpi/progress';
import { reachYear } from '../kpi/reach-year';
import { rollup } from '../kpi/rollup';
import type { Call } from './spill';
import { call } from './spill';
import { status } from '../rating/status';
import { target } from '../kpi/target';
import { onTrack } from '../kpi/track';
import { readUnit } from '../text/unit';

/**
 * The catalogue (section 5): for each function how its arguments are read and which answer they get. A cell and the pane
 * both ask here, so they can never disagree.
 */
export const TARGET = (kpi: Given, year: Given, plan: Given): Call => call([kpiIn(kpi, plan), timeIn(year, 'year')], target);

export const KPIGAP = (kpi: Given, year: Given, actual: Given, plan: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), numberIn(actual, 'actual')], gap);

export const PROGRESS = (kpi: Given, year: Given, actual: Given, plan: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), numberIn(actual, 'actual')], progress);

export const EXPECTED = (kpi: Given, year: Given, asOf: Given, plan: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), timeIn(asOf, 'asOf')], expected);

export const ONTRACK = (kpi: Given, year: Given, actual: Given, asOf: Given, plan: Given, tolerance: Given): Call =>
  call(
    [kpiIn(kpi, plan), timeIn(year, 'year'), numberIn(actual, 'actual'), timeIn(asOf, 'asOf'), optionalNumberIn(tolerance, 'tolerance')],
    onTrack,
  );

export const STATUS = (kpi: Given, year: Given, actual: Given, asOf: Given, plan: Given, scale: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), optionalNumberIn(actual, 'actual'), optionalTimeIn(asOf, 'asOf'), scaleIn(scale)], status);

export const REQUIREDPACE = (kpi: Given, year: Given, actual: Given, asOf: Given, plan: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), numberIn(actual, 'actual'), timeIn(asOf, 'asOf')], requiredPace);

export const ACTUAL = (kpi: Given, actuals: Given, asOf: Given, plan: Given): Call =>
  call([seriesIn(kpi, actuals, plan), optionalTimeIn(asOf, 'asOf')], latestActual);

export const ACTUALDATE = (kpi: Given, actuals: Given, asOf: Given): Call =>
  call([seriesIn(kpi, actuals), optionalTimeIn(asOf, 'asOf')], latestDay);

export const FORECAST = (kpi: Given, year: Given, plan: Given, actuals: Given, method: Given, bound: Given): Call =>
  call(
    [
      kpiIn(kpi, plan),
      timeIn(year, 'year'),
      tableIn(actuals, 'actuals', readActuals),
      choiceIn(method, 'method', METHODS),
      choiceIn(bound, 'bound', BOUNDS),
    ],
    forecast,
  );

export const REACHYEAR = (kpi: Given, year: Given, plan: Given, actuals: Given, method: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), tableIn(actuals, 'actuals', readActuals), choiceIn(method, 'method', METHODS)], reachYear);

export const LIKELIHOOD = (kpi: Given, year: Given, plan: Given, actuals: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), tableIn(actuals, 'actuals', readActuals)], likelihood);

export const OUTLOOK = (kpi: Given, year: Given, plan: Given, actuals: Given): Call =>
  call([kpiIn(kpi, plan), timeIn(year, 'year'), tableIn(actuals, 'actuals', readActuals)], outlook);

export const MILESTONE = (
  plannedStart: Given,
  plannedFinish: Given,
  actualStart: Given,
  actualFinish: Given,
  progress: Given,
  asOf: Given,
): Call =>
  call(
    [
      optionalDayIn(plannedStart, 'plannedStart', 'first'),
      optionalDayIn(plannedFinish, 'plannedFinish', 'last'),
      optionalDayIn(actualStart, 'actualStart', 'first'),
      optionalDayIn(actualFinish, 'actualFinish', 'last'),
      optionalNumberIn(progress, 'progress'),
      optionalDayIn(asOf, 'asOf', 'last'),
    ],
    milestone,
  );

export const DELAY = (plannedFinish: Given, actualFinish: Given, asOf: Given): Call =>
  call(
    [
      optionalDayIn(plannedFinish, 'plannedFinish', 'last'),
      optionalDayIn(actualFinish, 'actualFinish', 'last'),
      optionalDayIn(asOf, 'asOf', 'last'),
    ],
    delay,
  );

export const ROLLUP = (values: Given, weights: Given): Call =>
  call([tableIn(values, 'values', cells => cells), weightsIn(weights)], rollup);

export const COVERAGE = (values: Given): Call => call([tableIn(values, 'values', cells => cells)], coverage);

export const NUMBER = (text: Given): Call => call([numberInText(text)], number => number);

export const UNIT = (text: Given): Call => call([cellIn(text)], readUnit);

export const DATE = (text: Given, edge: Given): Call => call([cellIn(text), choiceIn(edge, 'edge', EDGES)], dateEdge);

export const FISCALYEAR = (date: Given): Call => call([dayIn(date, 'date')], fiscalYearOf);

export const WAREKI = (date: Given, style: Given): Call => call([cellIn(date), choiceIn(style, 'style', WAREKI_STYLES)], warekiOf);
