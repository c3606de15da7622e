import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { CHECK_BUNDLES_EN } from '../../i18n/checks/check-bundles.en';
import { CHECK_BUNDLES_JA } from '../../i18n/checks/check-bundles.ja';
import type { CellPlace } from '../../sheets/read/state';
import { fixesOf, nameInBundle, type Bundle } from './bundles';
import { CategoryWord, useItemStyles, type FixRequest } from './check-item';
import { Details } from '../frame/news/details';
import { paragraphOfRemark } from '../frame/news/paragraphs';
import type { CheckWords } from './check-words';
import { FixAll } from './fix-all';
import { useWords } from '../words/words';

/** Of one kind, more than these are shown on asking. */
const SHOWN = 8;

interface Props {
  readonly bundle: Bundle;
  readonly words: CheckWords;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly onFix: (request: FixRequest) => void;
  readonly onFixAll: (requests: readonly FixRequest[]) => void;
}

/** Several remarks of one kind: what they share once, then each with its cell; those that can be put right, all at once. */
export function CheckBundle({ bundle, words, busy, onGo, onFix, onFixAll }: Props) {
  const styles = useItemStyles();
  const { t, language } = useWords();
  const b = language === 'ja' ? CHECK_BUNDLES_JA : CHECK_BUNDLES_EN;
  const [all, setAll] = useState(false);
  const [preview, setPreview] = useState(false);
  const { remarks, shared } = bundle;
  const [first] = remarks;
  const basis = words.basis(first);
  const fixes = fixesOf(bundle, language);
  const head = shared === null ? b.sameKind(remarks.length) : b.shared(shared, remarks.length);
  const shown = all ? remarks : remarks.slice(0, SHOWN);
  return (
    <li data-help-near="" className={styles.item}>
      <div>
        <CategoryWord category={first.category} words={words} /> <span>{head}</span> <Details to={paragraphOfRemark(first)} about={head} />
      </div>
      {basis !== null && (
        <div className={styles.quiet}>
          {basis.cite}
          {basis.quote}
        </div>
      )}
      <ul className={mergeClasses(styles.members, shared !== null && fixes.length === 0 && styles.beside)}>
        {shown.map(remark => {
          const [place] = remark.places;
          const fix = fixes.find(one => one.place === place);
          return (
            <li key={remark.id} className={styles.member}>
              {shared === null && <span className={styles.memberText}>{words.sentence(remark)}</span>}
              {shared !== null && fix !== undefined && (
                <span className={styles.memberText}>
                  {nameInBundle(remark)} {b.previewLine('', fix.from, fix.to)}
                </span>
              )}
              {place !== undefined && (
                <Button
                  size="small"
                  aria-label={b.goTo(t.place(place.sheet, place.address), words.sentence(remark))}
                  onClick={() => onGo(place)}
                >
                  {shared !== null && fix === undefined ? nameInBundle(remark) : place.address}
                </Button>
              )}
              {fix !== undefined && (
                <Button
                  size="small"
                  disabledFocusable={busy}
                  aria-label={words.c.fixOf(t.place(fix.place.sheet, fix.place.address), fix.from, fix.to)}
                  onClick={() => onFix(fix)}
                >
                  {words.c.fix}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.actions}>
        {remarks.length > shown.length && (
          <Button size="small" onClick={() => setAll(true)}>
            {b.more(remarks.length - shown.length)}
          </Button>
        )}
        {fixes.length > 1 && !preview && (
          <Button size="small" appearance="primary" aria-label={b.fixAllOf(fixes.length, head)} onClick={() => setPreview(true)}>
            {b.fixAll(fixes.length)}
          </Button>
        )}
      </div>
      {preview && (
        <FixAll
          requests={fixes}
          busy={busy}
          onClose={() => setPreview(false)}
          onCarryOut={() => {
            setPreview(false);
            onFixAll(fixes);
          }}
        />
      )}
    </li>
  );
}
