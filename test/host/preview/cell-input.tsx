import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import type { Style } from '../cell/style';
import type { Box, View } from './geometry';
import { LAYER } from './paint';
import { PADDING, cssFont, textWidth } from './look';
import type { Workspace } from './workspace';

/**
 * The one thing in the grid that has the focus. It lies over the active cell, unseen until something is typed: so an input
 * method composes in place, and a screen reader hears the active cell.
 */
export function CellInput({
  ref,
  workspace,
  box,
  style,
  room,
  label,
  active,
}: {
  ref: Ref<HTMLTextAreaElement>;
  workspace: Workspace;
  box: Box;
  style: Style;
  room: View;
  label: string;
  active: string;
}): ReactNode {
  const own = useRef<HTMLTextAreaElement | null>(null);
  const { edit } = workspace;
  const open = edit?.where === 'cell';
  const opened = useRef(false);
  useLayoutEffect(() => {
    if (open && !opened.current && own.current && !edit.byTyping) own.current.setSelectionRange(edit.text.length, edit.text.length);
    opened.current = open;
  });
  const font = cssFont(style);
  const lines = (edit?.text ?? '').split('\n');
  const wanted = Math.max(...lines.map(line => textWidth(line, font))) + 2 * PADDING + 12;
  const width = open ? Math.min(Math.max(box.width + 1, wanted), Math.max(box.width + 1, room.width - box.x - 4)) : box.width + 1;
  return (
    <textarea
      ref={element => {
        own.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={open ? 'cell-input open' : 'cell-input'}
      aria-label={label}
      aria-activedescendant={open ? undefined : active}
      spellCheck={false}
      autoComplete="off"
      rows={1}
      style={{
        left: box.x - 1,
        top: box.y - 1,
        width,
        height: open && lines.length > 1 ? undefined : box.height + 1,
        font,
        zIndex: open ? LAYER.header + 4 : LAYER.scrolled,
      }}
      value={open ? edit.text : ''}
      onChange={event => {
        if (open) workspace.typeEdit(event.target.value);
        else workspace.beginEdit('cell', event.target.value, true);
      }}
      onCopy={event => {
        if (!open) {
          event.preventDefault();
          event.clipboardData.setData('text/plain', workspace.copyText());
        }
      }}
      onCut={event => {
        if (!open) {
          event.preventDefault();
          event.clipboardData.setData('text/plain', workspace.copyText());
          workspace.clearSelection();
        }
      }}
      onPaste={event => {
        if (!open) {
          event.preventDefault();
          workspace.paste(event.clipboardData.getData('text/plain'));
        }
      }}
    />
  );
}
