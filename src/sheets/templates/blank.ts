import type { Template } from './template';

/** 空の様式: the tables alone. */
export const BLANK_TEMPLATE: Template = { id: 'blank', name: '空の様式', goal: null, rows: {} };
