import { gradesOf } from '../../../src/domain/rating/scale-rules';
import { SCALE_NAMES } from '../../../src/domain/rating/scales';
import { GLOSSES_EN } from '../../../src/i18n/functions/glosses.en';
import { glossed } from '../../../src/pane/words/glossed';
import { MEMBERS } from '../../../src/sheets/schema/declarations/members';
import { TABLE_NAMES } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { OFFERED } from '../../../src/sheets/templates/templates';

test('in English a Japanese name has its meaning beside it, in Japanese it stands alone', () => {
  expect(glossed('構成員', 'en')).toBe('構成員 (members)');
  expect(glossed('構成員', 'ja')).toBe('構成員');
  expect(glossed('constructor', 'en')).toBe('constructor');
  expect(glossed('取組の進捗', 'en')).toBe('取組の進捗');
});

test('every sheet, template, rating rule and grade in Japanese has a meaning', () => {
  const names = [
    ...TABLE_NAMES.map(name => TABLES[name].sheet),
    ...OFFERED.map(({ name }) => name),
    ...SCALE_NAMES,
    ...SCALE_NAMES.flatMap(gradesOf),
    ...TABLES.DX_KPIs.columns.timing.choices,
    ...TABLES.DX_Actuals.columns.status.choices,
    ...MEMBERS.columns.role.choices,
    ...MEMBERS.columns.appointment.choices,
  ].filter(name => /[\u3040-\u30ff\u4e00-\u9fff]/.test(name));
  expect([...new Set(names)].filter(name => !(name in GLOSSES_EN))).toEqual([]);
});
