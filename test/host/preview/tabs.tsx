import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Sheet } from '../book/book';
import { strings } from './strings';
import { useWorkspace } from './use-workspace';
import type { Workspace } from './workspace';

/** The sheets. Arrow keys go along the tabs; a double click or F2 renames one. */
export function Tabs({ workspace }: { workspace: Workspace }): ReactNode {
  useWorkspace(workspace);
  const row = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState<{ sheet: Sheet; name: string } | null>(null);
  const shown = workspace.book.sheets.filter(sheet => sheet.visibility === 'visible');
  const show = (sheet: Sheet): void => {
    if (!workspace.edit || workspace.commit()) workspace.showSheet(sheet);
  };
  const goTo = (at: number): void => {
    const sheet = shown[at];
    if (!sheet) return;
    show(sheet);
    // At once: a focus that comes later takes the next key away from where the person is by then.
    if (sheet === workspace.sheet) row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, sheet: Sheet): void => {
    const at = shown.indexOf(sheet);
    if (event.key === 'ArrowRight') goTo((at + 1) % shown.length);
    else if (event.key === 'ArrowLeft') goTo((at + shown.length - 1) % shown.length);
    else if (event.key === 'F2') setRenaming({ sheet, name: sheet.name });
    else return;
    event.preventDefault();
  };
  const rename = (): void => {
    if (!renaming || workspace.renameSheet(renaming.sheet, renaming.name.trim())) setRenaming(null);
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={strings.sheets} className="tab-row" ref={row}>
        {shown.map(sheet => (
          <button
            type="button"
            role="tab"
            key={sheet.id}
            className="tab"
            aria-selected={sheet === workspace.sheet}
            aria-controls="sheet"
            tabIndex={sheet === workspace.sheet ? 0 : -1}
            style={sheet.tabColor ? { boxShadow: `inset 0 -3px 0 ${sheet.tabColor}` } : undefined}
            onClick={() => show(sheet)}
            onDoubleClick={() => setRenaming({ sheet, name: sheet.name })}
            onKeyDown={event => onKeyDown(event, sheet)}
          >
            {sheet.name}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="add-sheet"
        aria-label={strings.addSheet}
        title={strings.addSheet}
        onClick={() => workspace.addSheet()}
      >
        ＋
      </button>
      {renaming && (
        <input
          className="rename"
          aria-label={strings.renameSheet}
          autoFocus
          value={renaming.name}
          onFocus={event => event.currentTarget.select()}
          onChange={event => setRenaming({ ...renaming, name: event.target.value })}
          onBlur={rename}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') rename();
            if (event.key === 'Escape') setRenaming(null);
          }}
        />
      )}
    </div>
  );
}
