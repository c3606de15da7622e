import { useCallback, useEffect, useRef, useState } from 'react';
import { helpNear } from '../frame/news/details';
import { moveFocus } from '../frame/panel/move-focus';
import type { HelpAddress } from '../frame/news/paragraphs';

export interface Help {
  /** The page that is shown over the screen; null: none is. */
  readonly shown: HelpAddress | null;
  readonly open: (address: HelpAddress) => void;
  /** Closes it; the focus goes back to where it was. */
  readonly close: () => void;
  /** Closes it; the focus stays. */
  readonly leave: () => void;
}

/**
 * A page of the help over whatever the pane shows, and F1: it opens the paragraph about what has the focus.
 * @param usual what F1 opens where nothing near the focus has a paragraph
 */
export function useHelp(usual: HelpAddress): Help {
  const [shown, setShown] = useState<HelpAddress | null>(null);
  const from = useRef<Element | null>(null);
  const open = useCallback((address: HelpAddress): void => {
    from.current = document.activeElement;
    setShown(address);
  }, []);
  const fallback = useRef(usual);
  fallback.current = usual;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      open(helpNear(document.activeElement) ?? fallback.current);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [open]);
  return {
    shown,
    open,
    close: () => {
      setShown(null);
      // What it was opened from is shown again first; the ⋯ panel is closed by then, its button is not.
      requestAnimationFrame(() => {
        const before = from.current;
        const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;
        moveFocus(back ?? document.querySelector<HTMLElement>('[data-opens="help"]'));
      });
    },
    leave: () => setShown(null),
  };
}
