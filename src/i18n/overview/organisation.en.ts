import type { OrganisationText } from './organisation.ja';

/** What the pane says about the organisation, in English. Names of bodies, roles and posts stay as they are in the workbook. */
export const ORGANISATION_EN: OrganisationText = {
  noTable: 'This workbook has no 構成員 sheet. Create it under “Sheets”.',
  empty: 'The 構成員 sheet has no posts yet. Write one per row, or add them from a template.',
  goToSheet: 'Go to the 構成員 sheet',
  counts: (bodies, posts) => `${bodies} ${bodies === 1 ? 'body' : 'bodies'}, ${posts} ${posts === 1 ? 'post' : 'posts'}:`,
  unnamedCount: count => `No name ${count}`,
  vacantCount: count => `Vacant ${count}`,
  note: 'Vacant are posts whose holder has left (退任日) and that nobody follows in.',
  noSeats: 'The charter names no members.',
  body: name => (name === '' ? '(no body)' : name),
  posts: body => `Posts of ${body}`,
  underneath: body => `Bodies under ${body}`,
  line: {
    reports: to => `Reports to ${to}`,
    under: to => `Under ${to}`,
    approval: to => `Asks ${to} for approval`,
    instead: to => `In place of ${to}`,
  },
  article: article => ` (${article})`,
  fromMeetings: ' (from 報告先 in 会議)',
  noRole: 'No role',
  noPost: '(no post)',
  states: { held: 'In office', unnamed: 'No name', vacant: 'Vacant', former: 'Former', coming: 'To begin' },
  vacantSince: date => `Vacant (term ended ${date})`,
  formerUntil: date => `Former (until ${date})`,
  comingOn: date => `To begin (${date})`,
  goToOf: (post, body) => `Go to the cell of ${post}, ${body}`,
  more: count => `Show ${count} more`,
};
