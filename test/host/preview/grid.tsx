import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { MAX_COLUMNS, MAX_ROWS, area, cellName, columnName, containsCell, lastColumn, lastRow } from '../cell/address';
import type { Area } from '../cell/address';
import { isErrorValue } from '../cell/value';
import { CellInput } from './cell-input';
import { Charts } from './charts';
import { Choices } from './choice-list';
import { choicesAt } from './choices';
import { conditionalLooks } from './conditional';
import type { Geometry, View } from './geometry';
import { HEADER_HEIGHT, boxOf, cellAt, geometryOf, scrolledTo, windowX, windowY } from './geometry';
import { isArrow, leap, step } from './keys';
import type { Place } from './keys';
import type { PaintedCell, Painting } from './paint';
import { LAYER, Looks, PAPER, SELECTION, layerOf, paint } from './paint';
import { strings } from './strings';
import { useWorkspace } from './use-workspace';
import type { Workspace } from './workspace';

const NOWHERE: View = { left: 0, top: 0, width: 0, height: 0 };

/** Id of a cell in the page; the input names the active one by it. */
function cellId(row: number, column: number): string {
  return `cell-${cellName(row, column)}`;
}

function Cell({ cell, selected }: { cell: PaintedCell; selected: boolean }): ReactNode {
  const spans = { ...(cell.columns > 1 ? { 'aria-colspan': cell.columns } : {}), ...(cell.rows > 1 ? { 'aria-rowspan': cell.rows } : {}) };
  return (
    <div
      role="gridcell"
      id={cellId(cell.row, cell.column)}
      className={cell.noted ? 'cell noted' : 'cell'}
      style={cell.box}
      title={cell.hint}
      aria-colindex={cell.column + 2}
      aria-selected={selected}
      data-address={cellName(cell.row, cell.column)}
      {...spans}
    >
      {cell.text !== '' && (
        <div className={isErrorValue(cell.value) ? 'words error' : 'words'} style={cell.words}>
          <span style={cell.turn}>{cell.text}</span>
          {cell.hint !== undefined && <span className="unseen">{`（${cell.hint}）`}</span>}
        </div>
      )}
    </div>
  );
}

const Cells = memo(function Cells({
  painting,
  selection,
  geometry,
  view,
}: {
  painting: Painting;
  selection: Area;
  geometry: Geometry;
  view: View;
}): ReactNode {
  return painting.rows.map(({ row, cells }) => (
    <div
      role="row"
      key={row}
      aria-rowindex={row + 2}
      className="row"
      style={{ top: windowY(geometry, view, row), height: geometry.rows.size(row) }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={row >= selection.row && row <= lastRow(selection) ? 'heading row-heading chosen' : 'heading row-heading'}
        style={{
          left: 0,
          top: 0,
          width: geometry.headerWidth,
          height: geometry.rows.size(row),
          zIndex: row < geometry.frozenRows ? LAYER.header + 1 : LAYER.header,
        }}
      >
        {row + 1}
      </div>
      {cells.map(cell => (
        <Cell key={cell.column} cell={cell} selected={containsCell(selection, cell.row, cell.column)} />
      ))}
    </div>
  ));
});

function ColumnHeadings({
  painting,
  selection,
  geometry,
  view,
}: {
  painting: Painting;
  selection: Area;
  geometry: Geometry;
  view: View;
}): ReactNode {
  return (
    <div role="row" aria-rowindex={1} className="row" style={{ top: 0, height: HEADER_HEIGHT }}>
      <div
        role="columnheader"
        aria-colindex={1}
        className="heading corner"
        title={strings.selectAll}
        style={{ left: 0, top: 0, width: geometry.headerWidth, height: HEADER_HEIGHT, zIndex: LAYER.header + 2 }}
      >
        <span className="unseen">{strings.selectAll}</span>
      </div>
      {painting.shownColumns.map(column => (
        <div
          role="columnheader"
          key={column}
          aria-colindex={column + 2}
          className={
            column >= selection.column && column <= lastColumn(selection) ? 'heading column-heading chosen' : 'heading column-heading'
          }
          style={{
            left: windowX(geometry, view, column),
            top: 0,
            width: geometry.columns.size(column),
            height: HEADER_HEIGHT,
            zIndex: column < geometry.frozenColumns ? LAYER.header + 1 : LAYER.header,
          }}
        >
          {columnName(column)}
        </div>
      ))}
    </div>
  );
}

/** White paper under the frozen cells, so that nothing scrolls through them, and the lines along them. */
function FrozenPaper({ geometry, view }: { geometry: Geometry; view: View }): ReactNode {
  const height = geometry.rows.start(geometry.frozenRows);
  const width = geometry.columns.start(geometry.frozenColumns);
  return (
    <>
      {height > 0 && (
        <div className="paper below" style={{ left: 0, top: HEADER_HEIGHT, width: view.width, height, zIndex: LAYER.frozen + PAPER }} />
      )}
      {width > 0 && (
        <div
          className="paper beside"
          style={{ left: geometry.headerWidth, top: 0, width, height: view.height, zIndex: LAYER.frozen + PAPER }}
        />
      )}
      {width > 0 && height > 0 && (
        <div
          className="paper below beside"
          style={{ left: geometry.headerWidth, top: HEADER_HEIGHT, width, height, zIndex: LAYER.corner + PAPER }}
        />
      )}
    </>
  );
}

function SelectionFrame({ workspace, geometry, view }: { workspace: Workspace; geometry: Geometry; view: View }): ReactNode {
  const { selection, active, sheet } = workspace;
  const limited = area(
    selection.row,
    selection.column,
    Math.min(selection.rows, geometry.rows.count - selection.row),
    Math.min(selection.columns, geometry.columns.count - selection.column),
  );
  const box = boxOf(geometry, view, limited);
  const own = sheet.mergeAt(active.row, active.column) ?? area(active.row, active.column);
  const hole = boxOf(geometry, view, own);
  const several = own.rows !== selection.rows || own.columns !== selection.columns;
  const zIndex = layerOf(box) + SELECTION;
  return (
    <>
      <div
        className={several ? 'selection several' : 'selection'}
        style={{ left: box.x - 1, top: box.y - 1, width: box.width + 1, height: box.height + 1, zIndex }}
      />
      {several && (
        <div
          className="active-cell"
          style={{ left: hole.x - 1, top: hole.y - 1, width: hole.width + 1, height: hole.height + 1, zIndex }}
        />
      )}
    </>
  );
}

/** The sheet: only the rows and columns in the window are in the page. */
export function Grid({ workspace }: { workspace: Workspace }): ReactNode {
  const version = useWorkspace(workspace);
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [view, setView] = useState(NOWHERE);
  const [choosing, setChoosing] = useState(false);
  const dragging = useRef<'cells' | 'rows' | 'columns' | null>(null);
  const { sheet, selection, active } = workspace;

  // A new version means that anything may have changed; scrolling alone keeps layout and looks.
  const geometry = useMemo(
    () => geometryOf(sheet, selection.rows === MAX_ROWS || selection.columns === MAX_COLUMNS ? area(active.row, active.column) : selection),
    [sheet, version],
  );
  const looks = useMemo(() => new Looks(sheet, conditionalLooks(sheet)), [sheet, version]);
  const painting = useMemo(() => paint(looks, geometry, view), [looks, geometry, view]);
  const choices = useMemo(() => choicesAt(sheet, active.row, active.column), [sheet, version]);
  const here = boxOf(geometry, view, sheet.mergeAt(active.row, active.column) ?? area(active.row, active.column));

  const measure = useCallback(() => {
    const box = scroller.current;
    if (box) setView({ left: box.scrollLeft, top: box.scrollTop, width: box.clientWidth, height: box.clientHeight });
  }, []);
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [measure]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || view.width === 0) return;
    const now = { left: box.scrollLeft, top: box.scrollTop, width: box.clientWidth, height: box.clientHeight };
    const to = scrolledTo(geometry, now, active.row, active.column);
    if (to.left !== now.left || to.top !== now.top) {
      box.scrollTo(to);
      measure();
    }
  }, [workspace, workspace.reveals, sheet, view.width === 0]);
  useEffect(() => setChoosing(false), [workspace.reveals, sheet]);

  const focusInput = useCallback(() => input.current?.focus({ preventScroll: true }), []);

  const place = (event: PointerEvent): { x: number; y: number; at: Place } => {
    const bounds = scroller.current?.getBoundingClientRect();
    const x = event.clientX - (bounds?.left ?? 0);
    const y = event.clientY - (bounds?.top ?? 0);
    return { x, y, at: cellAt(geometry, view, x, y) };
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || (event.target as Element).closest('textarea, .choices, .drop-arrow')) return;
    const { x, y, at } = place(event);
    if (x >= view.width || y >= view.height) return;
    event.preventDefault();
    if (!workspace.commit()) return;
    focusInput();
    const overRows = x < geometry.headerWidth;
    const overColumns = y < HEADER_HEIGHT;
    if (overRows && overColumns) workspace.selectArea(sheet, area(0, 0, MAX_ROWS, MAX_COLUMNS));
    else if (overRows) workspace.selectArea(sheet, area(at.row, 0, 1, MAX_COLUMNS));
    else if (overColumns) workspace.selectArea(sheet, area(0, at.column, MAX_ROWS, 1));
    else {
      workspace.select(at, event.shiftKey);
      dragging.current = 'cells';
      event.currentTarget.setPointerCapture(event.pointerId);
    }
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (dragging.current !== 'cells' || (event.buttons & 1) === 0) return;
    const { at } = place(event);
    if (at.row !== workspace.far.row || at.column !== workspace.far.column) workspace.select(at, true);
  };

  const move = (to: Place, extend: boolean): void => workspace.select(to, extend);
  /** Keys while no cell is being edited; true when the key is used up. */
  const navigate = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const from = shiftKey ? workspace.far : workspace.active;
    const page = Math.max(1, painting.shownRows.length - geometry.frozenRows - 2);
    const letter = control && !altKey ? key.toLowerCase() : '';
    if (altKey && key === 'ArrowDown' && choices) setChoosing(true);
    else if (altKey) return false;
    else if (isArrow(key)) move(control ? leap(sheet, from, key) : step(sheet, geometry, from, key), shiftKey);
    else if (key === 'Tab') move(step(sheet, geometry, workspace.active, shiftKey ? 'ArrowLeft' : 'ArrowRight'), false);
    else if (key === 'Enter') move(step(sheet, geometry, workspace.active, shiftKey ? 'ArrowUp' : 'ArrowDown'), false);
    else if (key === 'PageDown' || key === 'PageUp')
      move({ row: from.row + (key === 'PageDown' ? page : -page), column: from.column }, shiftKey);
    else if (key === 'Home') move({ row: control ? 0 : from.row, column: 0 }, shiftKey);
    else if (key === 'End' && control && sheet.usedArea)
      move({ row: lastRow(sheet.usedArea), column: lastColumn(sheet.usedArea) }, shiftKey);
    else if (key === 'F2') workspace.beginEdit('cell', workspace.input, false);
    else if (key === 'Delete') workspace.clearSelection();
    else if (key === 'Backspace') workspace.beginEdit('cell', '', true);
    else if (letter === 'z' && !shiftKey) workspace.undo();
    else if (letter === 'y' || (letter === 'z' && shiftKey)) workspace.redo();
    else if (letter === 'a') workspace.selectArea(sheet, sheet.usedArea ?? area(0, 0));
    else return false;
    return true;
  };
  /** Keys while a cell is being edited. */
  const editKey = (event: KeyboardEvent, typed: boolean): boolean => {
    if (event.key === 'Escape') {
      workspace.cancelEdit();
      return true;
    }
    if (event.key === 'Enter' && event.altKey) return false;
    const leaves = event.key === 'Enter' || event.key === 'Tab' || (typed && isArrow(event.key));
    if (!leaves) return false;
    if (workspace.commit()) navigate(event);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is composing, the keys are its own.
    if (event.nativeEvent.isComposing || choosing) return;
    const used = workspace.edit ? editKey(event, workspace.edit.byTyping) : navigate(event);
    if (used) event.preventDefault();
  };

  const size = { width: geometry.headerWidth + geometry.columns.length, height: HEADER_HEIGHT + geometry.rows.length };
  const text = sheet.text(active.row, active.column);
  const value = sheet.value(active.row, active.column);
  const spoken = isErrorValue(value) && value.message ? `${text} ${value.message}` : text;
  return (
    <div
      className="grid-scroller"
      ref={scroller}
      onScroll={measure}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        dragging.current = null;
      }}
      onDoubleClick={event => {
        if (!(event.target as Element).closest('.heading, textarea')) workspace.beginEdit('cell', workspace.input, false);
        focusInput();
      }}
    >
      <div className="grid-extent" style={size}>
        <div className="grid-window" style={{ width: view.width, height: view.height }} onKeyDown={onKeyDown}>
          <div
            role="grid"
            className="grid"
            aria-label={strings.grid(sheet.name)}
            aria-rowcount={geometry.rows.count + 1}
            aria-colcount={geometry.columns.count + 1}
            aria-multiselectable="true"
          >
            <ColumnHeadings painting={painting} selection={selection} geometry={geometry} view={view} />
            <Cells painting={painting} selection={selection} geometry={geometry} view={view} />
          </div>
          <Charts sheet={sheet} geometry={geometry} view={view} />
          <FrozenPaper geometry={geometry} view={view} />
          <SelectionFrame workspace={workspace} geometry={geometry} view={view} />
          <CellInput
            ref={input}
            workspace={workspace}
            box={here}
            style={looks.at(active.row, active.column)}
            room={view}
            label={strings.cellInput(workspace.address, spoken)}
            active={cellId(active.row, active.column)}
          />
          {choices && !workspace.edit && (
            <Choices
              choices={choices}
              now={text}
              box={here}
              room={view}
              open={choosing}
              onOpen={setChoosing}
              onChoose={choice => {
                setChoosing(false);
                workspace.enter(choice);
                focusInput();
              }}
              onClose={() => {
                setChoosing(false);
                focusInput();
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}
