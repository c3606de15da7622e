/** What is kept beside the person and never in the workbook, which others open too: who enters values. */

/** Excel on the web partitions storage by this key. */
const keyOf = (name: string): string => `${Office.context.partitionKey ?? ''}dx-${name}`;

/** '' where nothing is kept, or storage is closed to us: a browser that blocks it throws when it is merely named. */
export function recall(name: string): string {
  try {
    return window.localStorage.getItem(keyOf(name)) ?? '';
  } catch {
    return '';
  }
}

/** Where storage is closed the person types it again next time, nothing else is lost. */
export function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(keyOf(name), value);
  } catch {
    // Said above: nothing else is lost.
  }
}
