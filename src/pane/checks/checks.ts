/** What is loaded after the first reading: the rules of 点検, what they read beside the tables, and its screen. */
export { REMARK_STEPS, inspectWorkbook } from '../../sheets/inspect/remark';
export { closedRecords } from './closed-records';
export { ChecksTab } from './checks-tab';
