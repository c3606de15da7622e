import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { ORGANISATION_EN } from '../../../i18n/overview/organisation.en';
import { ORGANISATION_JA, type OrganisationText } from '../../../i18n/overview/organisation.ja';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { formatDate } from '../../words/format';
import { organisationOf, type BodyNode, type Post, type PostState } from './organisation-model';
import { Prompt } from '../../frame/news/prompt';
import { glossed } from '../../words/glossed';
import { useWords } from '../../words/words';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  counts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, margin: 0, fontVariantNumeric: 'tabular-nums' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  // Nested without growing narrow: at 320 pixels three levels still leave room for a post's name.
  under: {
    marginTop: tokens.spacingVerticalS,
    marginLeft: tokens.spacingHorizontalS,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  body: {
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  posts: { margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0, listStyleType: 'none' },
  post: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { overflowWrap: 'anywhere' },
  role: { color: tokens.colorNeutralForeground2 },
  state: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  shape: { marginRight: '2px' },
  bad: { color: tokens.colorStatusDangerForeground1 },
  slight: { color: tokens.colorStatusWarningForeground3 },
  plain: { color: tokens.colorNeutralForeground2 },
  good: { color: tokens.colorStatusSuccessForeground1 },
});

/** Told apart without colour. */
const LOOKS: Readonly<Record<PostState, { readonly shape: string; readonly tone: 'bad' | 'slight' | 'plain' | 'good' }>> = {
  held: { shape: '●', tone: 'good' },
  unnamed: { shape: '・', tone: 'plain' },
  vacant: { shape: '□', tone: 'bad' },
  former: { shape: '―', tone: 'plain' },
  coming: { shape: '○', tone: 'plain' },
};

/** Posts of one body shown at first: a body of hundreds is a list, not a chart. */
const SHOWN = 30;

export interface OrganisationViewProps {
  readonly state: WorkbookState;
  readonly onGo: (place: CellPlace) => void;
  /** 会議を追加; null where there is no 会議 sheet. */
  readonly onMeeting: (() => void) | null;
}

/** 構成員: the bodies as nested boxes, who reports to whom, and each post with who is in it. */
export function OrganisationView({ state, onGo, onMeeting }: OrganisationViewProps) {
  const styles = useStyles();
  const { t, language } = useWords();
  const text = language === 'ja' ? ORGANISATION_JA : ORGANISATION_EN;
  const organisation = useMemo(() => organisationOf(state), [state]);
  const table = state.tables.DX_Members;
  if (organisation === null || table === null) return <Prompt text={text.noTable} actions={[]} />;
  const { bodies, counts } = organisation;
  if (bodies.length === 0)
    return <Prompt text={text.empty} actions={[{ label: text.goToSheet, run: () => onGo({ sheet: table.sheet, address: 'A1' }) }]} />;
  return (
    <div className={styles.view}>
      <p className={styles.counts}>
        <span>{text.counts(counts.bodies, counts.posts)}</span>
        {counts.vacant > 0 && <Mark state="vacant" word={text.vacantCount(counts.vacant)} />}
        {counts.unnamed > 0 && <Mark state="unnamed" word={text.unnamedCount(counts.unnamed)} />}
      </p>
      {counts.vacant > 0 && <p className={styles.quiet}>{text.note}</p>}
      {onMeeting !== null && (
        <div>
          <Button size="small" data-opens="meeting" onClick={onMeeting}>
            {t.sheetMeetingOf}
          </Button>
        </div>
      )}
      <ul className={styles.list}>
        {bodies.map(body => (
          <Body key={body.name} body={body} level={2} text={text} onGo={onGo} />
        ))}
      </ul>
    </div>
  );
}

function Mark({ state, word }: { readonly state: PostState; readonly word: string }) {
  const styles = useStyles();
  const { shape, tone } = LOOKS[state];
  return (
    <span className={mergeClasses(styles.state, styles[tone])}>
      <span aria-hidden="true" className={styles.shape}>
        {shape}
      </span>
      {word}
    </span>
  );
}

interface BodyProps extends Pick<OrganisationViewProps, 'onGo'> {
  readonly body: BodyNode;
  /** Of its heading. */
  readonly level: number;
  readonly text: OrganisationText;
}

function Body({ body, level, text, onGo }: BodyProps) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const name = text.body(body.name);
  const Heading = (['h2', 'h3', 'h4', 'h5', 'h6'] as const)[Math.min(level - 2, 4)] ?? 'h6';
  const shown = all ? body.posts : body.posts.slice(0, SHOWN);
  return (
    <li>
      <div className={styles.body}>
        <Heading className={styles.name}>{name}</Heading>
        {body.line !== null && (
          <p className={styles.quiet}>
            {text.line[body.line.kind](body.line.to)}
            {body.line.article === null ? text.fromMeetings : text.article(body.line.article)}
          </p>
        )}
        {body.posts.length === 0 && <p className={styles.quiet}>{text.noSeats}</p>}
        <ul aria-label={text.posts(name)} className={styles.posts}>
          {shown.map(post => (
            <PostItem key={post.index} post={post} body={name} text={text} onGo={onGo} />
          ))}
        </ul>
        {body.posts.length > shown.length && (
          <Button size="small" onClick={() => setAll(true)}>
            {text.more(body.posts.length - shown.length)}
          </Button>
        )}
      </div>
      {body.under.length > 0 && (
        <ul aria-label={text.underneath(name)} className={mergeClasses(styles.list, styles.under)}>
          {body.under.map(other => (
            <Body key={other.name} body={other} level={level + 1} text={text} onGo={onGo} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PostItem({ post, body, text, onGo }: { readonly post: Post; readonly body: string } & Pick<BodyProps, 'text' | 'onGo'>) {
  const styles = useStyles();
  const { t, language } = useWords();
  const { state, since, until } = post;
  const word =
    state === 'vacant' && until !== null
      ? text.vacantSince(formatDate(until))
      : state === 'former' && until !== null
        ? text.formerUntil(formatDate(until))
        : state === 'coming' && since !== null
          ? text.comingOn(formatDate(since))
          : text.states[state];
  const title = post.post === '' ? text.noPost : post.post;
  // 職名 often begins with the 所属: said once is enough.
  const division = post.division !== null && !post.post.startsWith(post.division.replace(/\s/g, '')) ? [post.division] : [];
  const about = [
    ...(post.person === null ? [] : [post.person]),
    ...division,
    ...(post.appointment === null ? [] : [glossed(post.appointment, language)]),
  ];
  return (
    <li className={styles.post}>
      <div className={styles.text}>
        <span className={styles.role}>{post.role === null ? text.noRole : glossed(post.role, language)}</span> {title}{' '}
        <Mark state={state} word={word} />
        {about.length > 0 && <div className={styles.quiet}>{about.join(t.listSeparator)}</div>}
      </div>
      <Button size="small" aria-label={text.goToOf(title, body)} onClick={() => onGo(post.place)}>
        {t.goToCell}
      </Button>
    </li>
  );
}
