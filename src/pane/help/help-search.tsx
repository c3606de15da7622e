import { Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { HelpPanelText } from '../../i18n/guides/help-panel.ja';
import type { HelpAddress } from '../frame/news/paragraphs';
import { useWords } from '../words/words';
import { searchFile } from './help';
import { searchHelp, type HelpEntry } from './search';

const useStyles = makeStyles({
  search: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

interface Props {
  readonly text: HelpPanelText;
  readonly onOpen: (address: HelpAddress) => void;
}

/** The help's own search: what is searched is fetched once, with the first letter that is typed. */
export function HelpSearch({ text, onOpen }: Props) {
  const styles = useStyles();
  const { language } = useWords();
  const [query, setQuery] = useState('');
  const [entries, setEntries] = useState<readonly HelpEntry[] | null>(null);
  const [failed, setFailed] = useState(false);
  const wanted = query.trim() !== '' && entries === null;
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    fetch(searchFile(language))
      .then(answer => answer.json() as Promise<readonly HelpEntry[]>)
      .then(
        read => {
          if (!gone) setEntries(read);
        },
        () => {
          if (!gone) setFailed(true);
        },
      );
    return () => {
      gone = true;
    };
  }, [wanted, language]);
  const hits = useMemo(() => (entries === null ? null : searchHelp(entries, query)), [entries, query]);
  return (
    <div role="search" className={styles.search}>
      <Field label={text.search}>
        <Input type="search" value={query} autoComplete="off" style={{ minWidth: 0 }} onChange={(_, { value }) => setQuery(value)} />
      </Field>
      <div role="status">
        {query.trim() !== '' && hits !== null && <p className={styles.text}>{text.found(hits.length)}</p>}
        {query.trim() !== '' && failed && entries === null && <p className={styles.text}>{text.notLoaded}</p>}
      </div>
      {query.trim() !== '' && hits !== null && hits.length > 0 && (
        <ul className={styles.list}>
          {hits.map(({ page, part, title, heading, around }) => (
            <li key={`${page}#${part} ${heading}`}>
              <Link
                as="button"
                inline
                onClick={() => {
                  setQuery('');
                  onOpen({ id: page === 'index' ? null : page, part: part === '' ? null : part });
                }}
              >
                {text.part(title, heading)}
              </Link>
              <div className={styles.text}>{around}</div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
