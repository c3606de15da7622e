import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Props {
  /** null: it is not drawn yet. */
  readonly place: Element | null;
  readonly children: ReactNode;
}

/** Shows something in a place of the pane's frame. */
export const Into = ({ place, children }: Props): ReactNode => (place === null ? null : createPortal(children, place));
