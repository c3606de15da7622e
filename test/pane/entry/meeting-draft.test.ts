import { serialOf } from '../../../src/domain/base/serial';
import {
  isKnownBody,
  knownAddressees,
  knownBodies,
  meetingDraftOf,
  meetingProposal,
  type TypedMeeting,
} from '../../../src/pane/entry/meeting-draft';
import { cellsOf, workbookState } from '../workbook-state';

const MEMBERS = [
  { 会議体: 'バックオフィスDXPT', 役割: 'リーダー', 職名: '副市長' },
  { 会議体: 'バックオフィスDX課長級WG', 役割: 'リーダー', 職名: 'DX推進課長' },
  { 会議体: '係長級WG', 役割: 'リーダー', 職名: '係長' },
];
const MEETINGS = [
  { 会議体: '課長級WG', 回: 3, 開催日: 46000, 招集者: 'DX推進課長', 報告先: '市長' },
  { 会議体: 'バックオフィスDX課長級WG', 回: 2, 開催日: 45900, 招集者: '前の課長' },
  { 会議体: '検討会', 開催日: 45950 },
];
const state = workbookState({ DX_Members: cellsOf('DX_Members', MEMBERS), DX_Meetings: cellsOf('DX_Meetings', MEETINGS) });

const TYPED: TypedMeeting = {
  body: '課長級WG',
  number: '4',
  date: 'R8.9.30',
  convener: ' DX推進課長 ',
  agenda: '調達',
  decisions: '',
  decidedBy: '会議',
  reportedTo: '',
  reportedOn: '',
  documents: '',
};
const draft = (changed: Partial<TypedMeeting> = {}) => meetingDraftOf(state, { ...TYPED, ...changed });

test('one body under several names is offered once, as 構成員 names it', () => {
  expect(knownBodies(state)).toEqual(['バックオフィスDXPT', 'バックオフィスDX課長級WG', '係長級WG', '検討会']);
  expect(knownAddressees(state)).toEqual([...knownBodies(state), '市長']);
  expect(['課長級WG', '検討会'].map(body => isKnownBody(state, body))).toEqual([true, false]);
  expect(isKnownBody(workbookState({}), '検討会')).toBe(true);
});

test('the next number follows the highest one, whatever name the body had; convener as last time', () => {
  expect(meetingProposal(state, 'バックオフィスDX課長級ワーキンググループ')).toMatchObject({
    last: { number: 3, date: 46000 },
    number: '4',
    convener: 'DX推進課長',
    reportedTo: '市長',
    article: null,
  });
  expect(meetingProposal(state, 'バックオフィスDXPT')).toMatchObject({ last: null, number: '1', convener: '' });
  // Its meetings have no numbers: none is made up.
  expect(meetingProposal(state, '検討会')).toMatchObject({ last: { number: null }, number: '' });
});

test('whom a charter sends the body to is proposed under the name the workbook has', () => {
  expect(meetingProposal(state, '係長級WG')).toMatchObject({ reportedTo: 'バックオフィスDX課長級WG', article: '第5条第6項' });
});

test('a row is ready when body, day and number can be read', () => {
  expect(draft()).toMatchObject({
    dateProblem: null,
    reportedOnProblem: null,
    taken: null,
    row: { body: '課長級WG', number: 4, date: serialOf(2026, 9, 30), convener: 'DX推進課長', decisions: null, decidedBy: '会議' },
  });
  expect(draft({ number: '' }).row).toMatchObject({ number: null });
  expect(draft({ number: '第５回' }).row).toMatchObject({ number: 5 });
});

test.each([
  [{ body: ' ' }, { row: null }],
  [{ date: '' }, { dateProblem: 'blank', row: null }],
  [{ date: 'いつか' }, { dateProblem: 'unreadable', row: null }],
  [{ number: '1.5' }, { numberProblem: true, row: null }],
  [{ number: 'いくつか' }, { numberProblem: true, row: null }],
  [{ reportedOn: 'そのうち' }, { reportedOnProblem: 'unreadable', row: null }],
  [{ reportedOn: 'R8.9.29' }, { reportedOnProblem: 'before', row: null }],
  [{ reportedOn: 'R8.9.30' }, { reportedOnProblem: null }],
])('%j', (changed, expected) => {
  expect(draft(changed)).toMatchObject(expected);
});

test('the same body on the same day is told with its cell, and is no error', () => {
  expect(draft({ body: 'バックオフィスDX課長級WG', date: '2025/12/9' })).toMatchObject({ taken: { sheet: '会議', address: 'A6' } });
  expect(draft({ body: 'バックオフィスDX課長級WG', date: '2025/12/9' }).row).not.toBeNull();
});
