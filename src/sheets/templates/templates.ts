import { BLANK_TEMPLATE } from './blank';
import { KITAKYUSHU } from './kitakyushu';
import { OSAKA } from './osaka';
import { OSHU } from './oshu';
import { SOUMU } from './soumu';
import { STANDARD } from './standard';
import type { Template } from './template';

/** Programmes, and the blank form. */
export const TEMPLATES: readonly Template[] = [OSAKA, OSHU, SOUMU, KITAKYUSHU, BLANK_TEMPLATE];

/** The templates that are offered, in this order: the steps of one undertaking come after whole programmes. */
export const OFFERED: readonly Template[] = [...TEMPLATES.slice(0, -1), STANDARD, BLANK_TEMPLATE];
