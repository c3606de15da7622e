import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { createElement, Fragment, type ReactNode } from 'react';
import { helpTarget, type HelpAddress } from './help';

const MONO = tokens.fontFamilyMonospace;
/** Scrolls sideways by itself: a sheet of six columns is wider than the pane. */
const useStyles = makeStyles({
  page: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
    '& p': { margin: `${tokens.spacingVerticalXS} 0` },
    '& ul, & ol': { margin: `${tokens.spacingVerticalXS} 0`, paddingLeft: tokens.spacingHorizontalXL },
    '& h3': {
      margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
      paddingBottom: '2px',
      fontSize: tokens.fontSizeBase300,
      borderBottom: `2px solid ${tokens.colorBrandStroke1}`,
    },
    '& h4': {
      margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
      fontSize: tokens.fontSizeBase300,
      fontWeight: tokens.fontWeightSemibold,
    },
    '& img': {
      display: 'block',
      maxWidth: '100%',
      height: 'auto',
      margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      boxSizing: 'border-box',
    },
    '& .lead': { fontWeight: tokens.fontWeightSemibold },
    '& .note': { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    '& code': { fontFamily: MONO },
    '& .formula': {
      display: 'inline-block',
      padding: '2px 6px',
      backgroundColor: tokens.colorNeutralBackground3,
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      borderRadius: tokens.borderRadiusMedium,
      userSelect: 'text',
    },
    '& output': { fontWeight: tokens.fontWeightSemibold },
    '& table': { borderCollapse: 'collapse' },
    '& .scroll': {
      overflowX: 'auto',
      margin: `${tokens.spacingVerticalXS} 0`,
      ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    },
    '& .sheet, & .answer': { fontFamily: MONO, fontSize: tokens.fontSizeBase200 },
    '& .sheet th, & .sheet td, & .answer td': {
      padding: '2px 6px',
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      whiteSpace: 'nowrap',
      textAlign: 'start',
      verticalAlign: 'top',
      height: '1.6em',
    },
    '& .sheet th, & .sheet thead td': {
      backgroundColor: tokens.colorNeutralBackground3,
      color: tokens.colorNeutralForeground2,
      fontWeight: tokens.fontWeightRegular,
      textAlign: 'center',
    },
    '& td.number': { textAlign: 'right' },
    '& td.centre': { textAlign: 'center' },
    '& .case': { margin: 0 },
    '& .case dt, & td::before': { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    '& .case dd': { margin: 0 },
    '& .index dt': { marginTop: tokens.spacingVerticalS },
    '& .index dd': { margin: `0 0 0 ${tokens.spacingHorizontalL}` },
    // As on the pages at this width: a row is a block, each cell under its header.
    '& .facts, & .facts tbody, & .facts tr, & .facts th, & .facts td': { display: 'block', textAlign: 'start' },
    '& .facts thead': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
    '& .facts tr': { marginBottom: tokens.spacingVerticalS, border: `1px solid ${tokens.colorNeutralStroke1}` },
    '& .facts tbody th': { padding: '4px 6px', fontWeight: tokens.fontWeightRegular, backgroundColor: tokens.colorNeutralBackground3 },
    '& .facts td': { padding: '4px 6px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '& .facts td::before': { content: 'attr(data-label)', display: 'block' },
  },
});

/** The pages' headings stand below the panel's own. */
const HEADINGS: Readonly<Record<string, string>> = { h2: 'h3', h3: 'h4' };
const TAGS = new Set([
  'section',
  'div',
  'p',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'b',
  'span',
  'code',
  'output',
  'wbr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'h3',
  'h4',
]);
const PICTURE = /^pictures\/[\w-]+\.webp$/;
/** What the pages use, under React's names. Nothing that could run or load anything. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  class: 'className',
  scope: 'scope',
  role: 'role',
  lang: 'lang',
  tabindex: 'tabIndex',
  'aria-label': 'aria-label',
  'data-label': 'data-label',
};

export interface HelpContent {
  readonly title: string;
  readonly body: Element;
}

/** The part of a page that is not its frame; null: this is no help page (a portal's sign-in page answers like that). */
export function helpContent(html: string): HelpContent | null {
  const body = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
  const title = body?.querySelector('h1')?.textContent ?? '';
  return body === null || title === '' ? null : { title, body };
}

interface Props {
  readonly content: HelpContent;
  /** The page's own file, which its links are relative to. */
  readonly file: string;
  readonly onOpen: (address: HelpAddress) => void;
}

/** A help page as the build has made it, in the pane's look: its nodes one by one, so that nothing of it runs as markup. */
export function HelpPage({ content, file, onOpen }: Props) {
  const styles = useStyles();
  const nodes = (parent: Node): ReactNode[] => [...parent.childNodes].map((node, index) => <Fragment key={index}>{nodeOf(node)}</Fragment>);
  const nodeOf = (node: Node): ReactNode => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? node.textContent : null;
    const name = node.tagName.toLowerCase();
    if (name === 'h1') return null;
    if (name === 'a') {
      const href = node.getAttribute('href') ?? '';
      const target = helpTarget(href);
      if (target === null) return nodes(node);
      return (
        <Link
          inline
          href={file.replace(/[^/]*$/, href)}
          onClick={event => {
            event.preventDefault();
            onOpen(target);
          }}
        >
          {nodes(node)}
        </Link>
      );
    }
    if (name === 'img') {
      // Only the build's own pictures, which lie beside the page.
      const source = node.getAttribute('src') ?? '';
      return PICTURE.test(source) ? (
        <img
          src={file.replace(/[^/]*$/, source)}
          alt={node.getAttribute('alt') ?? ''}
          width={node.getAttribute('width') ?? undefined}
          height={node.getAttribute('height') ?? undefined}
          loading="lazy"
        />
      ) : null;
    }
    const tag = HEADINGS[name] ?? name;
    if (!TAGS.has(tag)) return nodes(node);
    const given = Object.fromEntries(
      [...node.attributes].flatMap(({ name: attribute, value }) =>
        ATTRIBUTES[attribute] === undefined ? [] : [[ATTRIBUTES[attribute], attribute === 'tabindex' ? Number(value) : value]],
      ),
    );
    const children = nodes(node);
    // The id is where a link leads, and must not meet one of the pane's.
    return createElement(
      tag,
      { ...given, ...(node.id === '' ? {} : { 'data-part': node.id }) },
      ...(children.length === 0 ? [] : [children]),
    );
  };
  return <div className={styles.page}>{nodes(content.body)}</div>;
}
