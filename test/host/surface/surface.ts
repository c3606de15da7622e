import type { Surface } from '../wire/wire';
import * as chartSeries from './chart-series';
import * as charts from './charts';
import * as conditionalFormat from './conditional-format';
import { type ApiType, membersOf } from './member';
import * as names from './names';
import * as notes from './notes';
import * as pageLayout from './page-layout';
import * as protection from './protection';
import * as range from './range';
import * as rangeBorder from './range-border';
import * as rangeFormat from './range-format';
import * as settings from './settings';
import * as shapes from './shapes';
import * as table from './table';
import * as validation from './validation';
import * as workbook from './workbook';
import * as worksheet from './worksheet';

/** All that the stand-in offers of `Excel`. Whatever is not here is refused by name. */
const AREAS: readonly object[] = [
  workbook,
  worksheet,
  range,
  rangeBorder,
  rangeFormat,
  table,
  names,
  validation,
  conditionalFormat,
  protection,
  pageLayout,
  settings,
  notes,
  charts,
  chartSeries,
  shapes,
];

const isType = (value: unknown): value is ApiType => typeof value === 'object' && value !== null && 'members' in value;
const TYPES = AREAS.flatMap(area => Object.values(area) as unknown[]).filter(isType);

/** Objects office.js makes for itself, by the name it asks for. */
const s = membersOf<unknown>();
const addinService = s.type('AddinInternalService', {
  members: {},
  internal: { NotifyActionHandlerReady: s.action('1.1', () => undefined) },
});

export const surface: Surface = {
  root: 'Workbook',
  types: new Map(TYPES.map(type => [type.name, type])),
  services: new Map([['Microsoft.InternalService.AddinInternalService', addinService]]),
};
