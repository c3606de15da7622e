import { BLANK } from './blank';
import { KITAKYUSHU } from './kitakyushu';
import { OSAKA } from './osaka';
import { OSHU } from './oshu';
import { SOUMU } from './soumu';
import type { Template } from './template';

/** The templates that are offered, in this order. */
export const TEMPLATES: readonly Template[] = [OSAKA, OSHU, SOUMU, KITAKYUSHU, BLANK];
