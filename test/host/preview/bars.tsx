import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { MAX_COLUMNS, MAX_ROWS, areaName } from '../cell/address';
import { isErrorValue } from '../cell/value';
import { strings } from './strings';
import { useWorkspace } from './use-workspace';
import type { Workspace } from './workspace';

/** The lines above and below the grid: name box and formula bar, status. */

/** The active cell's address; an address, name or table typed here is jumped to. */
export function NameBox({ workspace, onDone }: { workspace: Workspace; onDone(): void }): ReactNode {
  useWorkspace(workspace);
  const [typed, setTyped] = useState<string | null>(null);
  const { selection } = workspace;
  const whole = selection.rows === MAX_ROWS || selection.columns === MAX_COLUMNS;
  const shown = whole ? areaName(selection) : workspace.address;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!workspace.commit()) return;
      const text = event.currentTarget.value.trim();
      if (text === '' || workspace.goTo(text)) {
        setTyped(null);
        onDone();
      } else event.currentTarget.select();
    } else if (event.key === 'Escape') {
      setTyped(null);
      onDone();
    }
  };
  return (
    <input
      className="name-box"
      aria-label={strings.nameBox}
      title={strings.nameBox}
      spellCheck={false}
      autoComplete="off"
      value={typed ?? shown}
      onFocus={event => event.currentTarget.select()}
      onChange={event => setTyped(event.target.value)}
      onBlur={() => setTyped(null)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Formula or value of the active cell; Enter writes it into the cell and leaves the cell active. */
export function FormulaBar({ workspace, onDone }: { workspace: Workspace; onDone(): void }): ReactNode {
  useWorkspace(workspace);
  const field = useRef<HTMLTextAreaElement>(null);
  const text = workspace.input;
  useEffect(() => {
    const box = field.current;
    if (!box) return;
    // As tall as its text, up to what the style allows: a long formula is seen whole.
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [text]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault();
      if (workspace.commit()) onDone();
    } else if (event.key === 'Escape') {
      workspace.cancelEdit();
      onDone();
    } else if (event.key === 'Tab' && workspace.edit) {
      if (!workspace.commit()) event.preventDefault();
    }
  };
  return (
    <div className="formula">
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <textarea
        ref={field}
        className="formula-bar"
        aria-label={strings.formulaBar}
        title={strings.formulaBar}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={event =>
          workspace.edit ? workspace.typeEdit(event.target.value) : workspace.beginEdit('bar', event.target.value, false)
        }
        onBlur={() => {
          if (workspace.edit?.where === 'bar') workspace.commit();
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** Cells beyond this are not summed up in the status line. */
const SUMMED_CELLS = 200_000;

function summary(workspace: Workspace): string {
  const { sheet, selection } = workspace;
  const used = sheet.usedArea;
  if (!used || (selection.rows === 1 && selection.columns === 1)) return '';
  const rows = Math.min(selection.rows, used.row + used.rows - selection.row);
  const columns = Math.min(selection.columns, used.column + used.columns - selection.column);
  if (rows <= 0 || columns <= 0 || rows * columns > SUMMED_CELLS) return '';
  const cells = sheet
    .values({ ...selection, rows, columns })
    .flat()
    .filter(value => value !== null);
  const numbers = cells.filter(value => typeof value === 'number');
  if (cells.length < 2) return '';
  const parts = [`${strings.count}: ${cells.length}`];
  if (numbers.length > 0) {
    const sum = numbers.reduce((total, value) => total + value, 0);
    const text = (value: number): string => value.toLocaleString('ja-JP', { maximumFractionDigits: 4 });
    parts.unshift(`${strings.average}: ${text(sum / numbers.length)}`);
    parts.push(`${strings.sum}: ${text(sum)}`);
  }
  return parts.join('　');
}

/** What is going on, the error of the active cell in words, and the sum of what is selected. */
export function StatusLine({ workspace }: { workspace: Workspace }): ReactNode {
  useWorkspace(workspace);
  const value = workspace.sheet.value(workspace.active.row, workspace.active.column);
  const error = isErrorValue(value) && value.message ? `${workspace.address} ${value.error}：${value.message}` : '';
  const state = workspace.edit ? strings.editing : workspace.busy ? strings.calculating : strings.ready;
  return (
    <footer className="status">
      <span role="status" className="state">
        {state}
      </span>
      <span className="cell-error" title={error}>
        {error}
      </span>
      <span className="summary">{summary(workspace)}</span>
    </footer>
  );
}
