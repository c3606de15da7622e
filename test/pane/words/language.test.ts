import { languageOf, recallLanguage, rememberLanguage, type Memory } from '../../../src/pane/words/language';
import { appearanceOf } from '../../../src/pane/frame/theme/appearance';
import { localDay, readAsOf } from '../../../src/pane/words/as-of';

test.each([
  ['auto', 'ja-JP', 'ja'],
  ['auto', 'en-US', 'en'],
  ['auto', 'de-DE', 'en'],
  ['auto', undefined, 'ja'],
  ['ja', 'en-US', 'ja'],
  ['en', 'ja-JP', 'en'],
] as const)('%s in an Office in %s is %s', (choice, office, expected) => expect(languageOf(choice, office)).toBe(expected));

test('the choice is kept by Office’s partition, and a closed storage is no error', () => {
  const kept = new Map<string, string>();
  const memory: Memory = { getItem: key => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  rememberLanguage('en', memory, 'p1');
  expect([recallLanguage(memory, 'p1'), recallLanguage(memory, 'p2'), recallLanguage(undefined)]).toEqual(['en', 'auto', 'auto']);
  const closed: Memory = {
    getItem: () => {
      throw new Error('closed');
    },
    setItem: () => {
      throw new Error('closed');
    },
  };
  rememberLanguage('en', closed);
  expect(recallLanguage(closed)).toBe('auto');
});

test.each([
  ['#FFFFFF', true, false, 'light'],
  ['#262626', false, false, 'dark'],
  ['#000000', false, false, 'contrast'],
  [undefined, true, false, 'dark'],
  [undefined, false, false, 'light'],
  ['#FFFFFF', false, true, 'contrast'],
] as const)('Office’s %s, system dark %s, forced colours %s: %s', (officeBackground, prefersDark, forcedColors, expected) => {
  expect(appearanceOf({ officeBackground, prefersDark, forcedColors })).toBe(expected);
});

test.each([
  ['2026/9/30', 46295],
  ['令和8年9月30日', 46295],
  ['R8.9.30', 46295],
  ['令和7年度末', 46112],
  ['いつか', null],
  ['', null],
  ['9/30', 46295],
  ['9月30日', 46295],
  ['９／３０', 46295],
  ['0930', 46295],
  ['20260930', 46295],
  ['20260931', null],
  ['2/30', null],
  ['2030', 47848],
])('基準日 typed as 「%s」 in November 2026', (text, expected) => expect(readAsOf(text, 46353)).toBe(expected));

test('today is the day of the person’s own clock', () => {
  expect(localDay(new Date(2026, 8, 30, 23, 59))).toBe(46295);
  expect(localDay(new Date(2026, 8, 30, 0, 0))).toBe(46295);
});
