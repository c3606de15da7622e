import { Link } from '@fluentui/react-components';
import { createContext, useContext } from 'react';
import { useFrameText } from '../../words/frame-words';
import type { HelpAddress } from './paragraphs';

/** Opens a page of the help over what is shown. */
export const OpenHelp = createContext<(address: HelpAddress) => void>(() => undefined);

/** くわしく: the paragraph of the guides about what stands beside it; F1 there opens it, too. */
export function Details({
  to,
  about,
}: {
  readonly to: HelpAddress;
  /** For screen readers, where several stand in a list. */ readonly about?: string;
}) {
  const t = useFrameText();
  const open = useContext(OpenHelp);
  return (
    <Link
      as="button"
      inline
      data-help={`${to.id ?? ''}#${to.part ?? ''}`}
      {...(about === undefined ? {} : { 'aria-label': `${t.details}: ${about}` })}
      onClick={() => open(to)}
    >
      {t.details}
    </Link>
  );
}

/** The help that is nearest to what has the focus; null: none is told of there. */
export function helpNear(element: Element | null): HelpAddress | null {
  const told =
    element?.closest('[data-help-near]')?.querySelector<HTMLElement>('[data-help]') ?? element?.closest<HTMLElement>('[data-help]');
  const [id = '', part = ''] = told?.dataset.help?.split('#') ?? [];
  return id === '' ? null : { id, part: part === '' ? null : part };
}
