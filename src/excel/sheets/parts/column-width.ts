/** Points to a character of the standard font, as Excel counts column widths. */
export const POINTS = 6;
