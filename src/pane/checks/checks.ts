/** What is loaded after the first reading: the rules of 点検 and its screen. */
export { REMARK_STEPS, inspectWorkbook } from '../../sheets/inspect/remark';
export { ChecksTab } from './checks-tab';
