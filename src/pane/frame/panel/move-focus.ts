/**
 * Moves the focus within the pane, never into it: work may end while the person is typing in the sheet already, and what
 * is typed then must reach the cell.
 */
export function moveFocus(to: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (document.hasFocus()) to?.focus(options);
}
