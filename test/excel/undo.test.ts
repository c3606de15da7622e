import { ACTIONS } from '../faults/actions';
import { watchUndo } from '../host/undo';
import { close } from './workbook';

afterEach(close);

const ADDED = ['Worksheet.name'];
/** It is protected while it is decided, so that nobody types in what goes. */
const REMOVED = ['Worksheet.delete', 'WorksheetProtection.protect'];

/**
 * What each action makes Excel forget. Whatever neither adds nor removes a sheet leaves all that can be undone; so does what makes one of ours anew,
 * but for 点検結果 and 定義, in which staff write, and sheets whose blank lines go or come back: they are protected meanwhile.
 */
const FORGETS: Readonly<Record<string, readonly string[]>> = {
  'set up an empty workbook': ADDED,
  'a second template: rows, columns, sheets': ADDED,
  'a template in several messages': ADDED,
  'adopt into a new table': ADDED,
  'revise a target, making the ledger': ADDED,
  'make 工程表': ADDED,
  'make 点検結果': ADDED,
  'make 当初計画': ADDED,
  'make 進捗報告': ADDED,
  'make ダッシュボード': ADDED,
  'make 引継ぎ': ADDED,
  'renew ダッシュボード': ['WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
  'take a renewed ダッシュボード back': ['WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
  'make 評価基準': ADDED,
  'make 回答状況': ADDED,
  'make the record of a round': ADDED,
  'make the forms of a round as sheets': [...ADDED, 'WorksheetProtection.protect'],
  'sheets of values': ['Worksheet.copy', ...ADDED],
  'take sheets of values back': REMOVED,
  'take a set-up back': REMOVED,
  'take a second template back': REMOVED,
  'take 工程表 back': REMOVED,
  'take 評価基準 away': REMOVED,
  'open a closed round again': REMOVED,
  'take the forms of a round out again': ['Worksheet.delete', 'WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
  'make 点検結果 anew': ['WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
  'add public sheets': ADDED,
  'take public sheets back': REMOVED,
  'move notes out': ADDED,
  'move notes back': ['Worksheet.delete', 'WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
  'make 定義': ADDED,
  'make 定義 anew': ['WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
  'take 定義 back': REMOVED,
  'delete blank lines': ['WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
  'put blank lines back': ['WorksheetProtection.protect', 'WorksheetProtection.unprotect'],
};

test.each(ACTIONS)(
  '$name',
  async ({ name, prepare }) => {
    const { started, plan } = await prepare();
    const act = await plan();
    const forgotten = watchUndo(started.host);
    await act();
    await started.host.settled();
    expect([...forgotten].sort()).toEqual(FORGETS[name] ?? []);
  },
  60_000,
);

test('every action that is named is one', () => {
  const names = new Set(ACTIONS.map(({ name }) => name));
  expect(Object.keys(FORGETS).filter(name => !names.has(name))).toEqual([]);
});
