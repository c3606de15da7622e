/** A small count as a circled number, as on a badge: ⑦. From 51 on there are none. */
export function circledNumber(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 50) return String(count);
  return String.fromCodePoint(count <= 20 ? 0x245f + count : count <= 35 ? 0x323c + count : 0x328d + count);
}
