import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { strings } from './strings';

/** Widths of Excel's task pane the add-in is made for, in CSS pixels. */
const LEAST = 320;
const MOST = 480;
const STEP = 10;
const USUAL = 400;

/** The add-in's own page, unmodified; the edge to its left changes its width. */
export function Pane({ address }: { address: string }): ReactNode {
  const [width, setWidth] = useState(USUAL);
  const [dragging, setDragging] = useState(false);
  const from = useRef({ x: 0, width: USUAL });
  const limit = (wanted: number): number => Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: LEAST, End: MOST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setWidth(limit(to));
  };
  const onPointerDown = (event: PointerEvent): void => {
    from.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
  };
  return (
    <aside className={dragging ? 'pane dragging' : 'pane'} aria-label={strings.paneTitle}>
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={strings.paneWidth}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={width}
        tabIndex={0}
        className="edge"
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={event => {
          if (dragging) setWidth(limit(from.current.width + from.current.x - event.clientX));
        }}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
      />
      <iframe title={strings.paneTitle} src={address} style={{ width }} />
    </aside>
  );
}
