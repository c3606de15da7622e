/** Names of bound cells, told apart without what takes formulas apart: the pane asks it of every workbook. */

export const PREFIX = 'DX_Bind_';

export function isBindingName(name: string): boolean {
  return name.toLowerCase().startsWith(PREFIX.toLowerCase());
}
