import { readNumber } from '../../../src/domain/text/number';
import { readPeriod } from '../../../src/domain/text/dates/date';
import { readUnit } from '../../../src/domain/text/unit';
import names from '../../cases/names.json';

/** Names of places, banks and things, and words, that hold numerals in kanji; then all of a municipality or ministry in the documents. */
test.each([...names.withNumerals, ...names.inDocuments])('%s holds no number', name => {
  for (const text of [name, `${name}の状況`, `【${name}】`, `${name}・${name}`]) {
    expect([text, readNumber(text), readPeriod(text)]).toEqual([text, null, null]);
  }
  for (const text of [`${name} 12件`, `${name}：12件`, `${name}(12件)`, `${name}で12件`]) {
    expect([text, readNumber(text), readUnit(text)]).toEqual([text, 12, '件']);
  }
});
