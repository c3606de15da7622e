import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Box, View } from './geometry';
import { LAYER } from './paint';
import { strings } from './strings';

const ARROW = 20;
const ROW = 24;
const ROWS_SHOWN = 8;

/** The arrow beside a cell with a list, and the list. */
export function Choices({
  choices,
  now,
  box,
  room,
  open,
  onOpen,
  onChoose,
  onClose,
}: {
  choices: readonly string[];
  now: string;
  box: Box;
  room: View;
  open: boolean;
  onOpen(open: boolean): void;
  onChoose(choice: string): void;
  onClose(): void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (!open) return;
    setAt(Math.max(0, choices.indexOf(now)));
    list.current?.focus({ preventScroll: true });
  }, [open]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(choices.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(choices[at] ?? now);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const height = Math.min(choices.length, ROWS_SHOWN) * ROW + 2;
  const below = box.y + box.height + height <= room.height;
  return (
    <>
      <button
        type="button"
        className="drop-arrow"
        tabIndex={-1}
        aria-label={strings.openChoices}
        title={strings.openChoices}
        aria-expanded={open}
        style={{ left: box.x + box.width, top: box.y + Math.max(0, box.height - ARROW - 1), zIndex: LAYER.header - 1 }}
        onClick={() => (open ? onClose() : onOpen(true))}
      >
        ▾
      </button>
      {open && (
        <div
          className="choices"
          role="listbox"
          tabIndex={0}
          aria-label={strings.choices}
          aria-activedescendant={`choice-${at}`}
          ref={list}
          onKeyDown={onKeyDown}
          onBlur={event => {
            if (!event.relatedTarget || !(event.relatedTarget as Element).closest('.drop-arrow')) onOpen(false);
          }}
          style={{
            left: box.x,
            top: below ? box.y + box.height : box.y - height,
            minWidth: Math.max(box.width, 96),
            maxHeight: height,
            zIndex: LAYER.header + 5,
          }}
        >
          {choices.map((choice, index) => (
            // A list may hold a text twice, so its place is its identity.
            <div
              key={index}
              id={`choice-${index}`}
              role="option"
              aria-selected={index === at}
              className={index === at ? 'choice at' : 'choice'}
              onPointerMove={() => setAt(index)}
              onPointerDown={event => {
                event.preventDefault();
                onChoose(choice);
              }}
            >
              {choice}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
