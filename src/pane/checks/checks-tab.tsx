import { Button, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { setCells, takeBackFixes } from '../../excel/edit/several-cells';
import { setCell, takeBackFix, type AppliedFix } from '../../excel/edit/write';
import { failureOf } from '../../excel/batch/run';
import { CHECK_BUNDLES_EN } from '../../i18n/checks/check-bundles.en';
import { CHECK_BUNDLES_JA } from '../../i18n/checks/check-bundles.ja';
import { CATEGORIES, type RemarkCategory } from '../../sheets/inspect/remark';
import type { CellPlace } from '../../sheets/read/state';
import { CopyByHand } from './check-copy';
import { bundlesOf } from './bundles';
import { CheckBundle } from './check-bundle';
import { CheckItem, type FixRequest } from './check-item';
import { CheckOutput } from './check-output';
import { CHECK_WORDS, countsOf, remarkGroups, plainList, type RemarkGroup } from './check-words';
import { formatDate } from '../words/format';
import type { Actions } from '../frame/news/news';
import type { News } from '../frame/news/notice';
import type { Inspected } from './use-inspection';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  tab: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  text: { margin: 0, overflowWrap: 'anywhere' },
  choices: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', columnGap: tokens.spacingHorizontalS },
  select: { minWidth: 0, width: '100%' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

/** More than these of one group, and more groups, are shown on asking: a thousand buttons help nobody. */
const SHOWN = 50;
const GROUPS = 20;

interface Props {
  readonly inspected: Inspected;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly actions: Pick<Actions, 'perform' | 'tell'>;
  /** Called when the button that was pressed is no longer there. */
  readonly onFocusLost: () => void;
}

/** 点検: what reading, the charters and the checks found, each with its rule, its cells and, where there is one, its fix. */
export function ChecksTab({ inspected, busy, onGo, actions, onFocusLost }: Props) {
  const styles = useStyles();
  const { t, language, failure } = useWords();
  const words = CHECK_WORDS[language];
  const { c } = words;
  const { inspection } = inspected;
  const [show, setShow] = useState<RemarkCategory | 'all'>('all');
  const [by, setBy] = useState<'sheet' | 'division'>('sheet');
  const [shownGroups, setShownGroups] = useState(GROUPS);
  const [open, setOpen] = useState<'output' | null>(null);
  /** The list for copying by hand. */
  const [byHand, setByHand] = useState<{ readonly text: string; readonly times: number } | null>(null);

  if (inspection.tables === 0) return <p className={styles.text}>{c.noTables}</p>;
  const { remarks } = inspection;
  const count = (category: RemarkCategory): number => remarks.filter(remark => remark.category === category).length;
  const wanted = show === 'all' ? remarks : remarks.filter(({ category }) => category === show);
  const groups = remarkGroups(wanted, by, words);

  const copy = (): void => {
    const text = plainList(groups, inspection, words, t.listSeparator);
    // Asked for again, it is selected again.
    const refused = (): void => setByHand(before => ({ text, times: (before?.times ?? 0) + 1 }));
    try {
      navigator.clipboard.writeText(text).then(() => {
        setByHand(null);
        actions.tell({ kind: 'done', text: c.copied(wanted.length) });
      }, refused);
    } catch {
      // Without a secure context there is no clipboard to ask.
      refused();
    }
  };
  const undo = (applied: AppliedFix, { place, from }: FixRequest): void =>
    actions.perform(async () => {
      await takeBackFix(applied);
      return { kind: 'done', text: c.undone(t.place(place.sheet, place.address), from), next: { label: c.goTo, run: () => onGo(place) } };
    }, onFocusLost);
  /** What a fix comes to; where the original cannot be kept nothing is done before the person has been told. */
  const orWithoutNote = async (fixed: Promise<News>, withoutNote: () => void): Promise<News> => {
    try {
      return await fixed;
    } catch (error) {
      const failed = failureOf(error);
      if (failed.kind !== 'noNote') throw error;
      return { kind: 'warned', text: failure(failed), next: { label: c.fixWithoutNote, run: withoutNote } };
    }
  };
  const fix = (request: FixRequest, keepOriginal = true): void => {
    const made = async (): Promise<News> => {
      const { place, table, from, to } = request;
      const applied = await setCell({ place, table, ...request.fix }, { keepOriginal });
      const where = t.place(place.sheet, place.address);
      return {
        kind: 'done',
        text: applied.noted ? c.fixed(where, from, to) : c.fixedWithoutNote(where, from, to),
        next: { label: c.undo, run: () => undo(applied, request) },
        also: { label: c.goTo, run: () => onGo(place) },
      };
    };
    actions.perform(() => orWithoutNote(made(), () => fix(request, false)), onFocusLost);
  };
  const b = language === 'ja' ? CHECK_BUNDLES_JA : CHECK_BUNDLES_EN;
  const fixAll = (requests: readonly FixRequest[], keepOriginals = true): void => {
    const made = async (): Promise<News> => {
      const applied = await setCells(
        requests.map(({ place, table, fix: { from, to, format } }) => ({ place, table, from, to, format })),
        { keepOriginals },
      );
      const undoAll = async (): Promise<News> => {
        await takeBackFixes(applied);
        return { kind: 'done', text: b.undone(requests.length) };
      };
      return {
        kind: 'done',
        text: b.done(requests.length, requests[0]?.place.sheet ?? ''),
        next: { label: b.undo, run: () => actions.perform(undoAll, onFocusLost) },
      };
    };
    actions.perform(() => orWithoutNote(made(), () => fixAll(requests, false)), onFocusLost);
  };
  const closeOutput = (): void => {
    setOpen(null);
    onFocusLost();
  };

  return (
    <div className={styles.tab}>
      <p className={styles.text}>{remarks.length === 0 ? c.none(inspection.tables, inspection.rows) : countsOf(remarks, words)}</p>
      {inspection.asOfToday && <p className={styles.text}>{c.asOfToday(formatDate(inspection.asOf))}</p>}
      {remarks.length > 0 && (
        <>
          <div className={styles.choices}>
            <Field label={c.show}>
              <Select
                className={styles.select}
                select={{ className: styles.select }}
                value={show}
                onChange={(_, { value }) => setShow(CATEGORIES.find(category => category === value) ?? 'all')}
              >
                <option value="all">{c.showAll(remarks.length)}</option>
                {CATEGORIES.filter(category => category === show || count(category) > 0).map(category => (
                  <option key={category} value={category}>
                    {c.group(c.categories[category], count(category))}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={c.groupBy}>
              <Select
                className={styles.select}
                select={{ className: styles.select }}
                value={by}
                onChange={(_, { value }) => setBy(value === 'division' ? 'division' : 'sheet')}
              >
                <option value="sheet">{c.bySheet}</option>
                <option value="division">{c.byDivision}</option>
              </Select>
            </Field>
          </div>
          {byHand !== null && (
            <CopyByHand
              key={byHand.times}
              text={byHand.text}
              words={words}
              onClose={() => {
                setByHand(null);
                onFocusLost();
              }}
            />
          )}
        </>
      )}
      {open === 'output' ? (
        <CheckOutput inspected={inspected} words={words} busy={busy} onGo={onGo} perform={actions.perform} onClose={closeOutput} />
      ) : (
        <div className={styles.actions}>
          {remarks.length > 0 && <Button onClick={copy}>{c.copy}</Button>}
          <Button data-opens="output" onClick={() => setOpen('output')}>
            {c.output}
          </Button>
        </div>
      )}
      {remarks.length > 0 && groups.length === 0 && <p className={styles.text}>{c.noneShown}</p>}
      {groups.slice(0, shownGroups).map(group => (
        <Group
          key={`${by} ${group.key}`}
          group={group}
          showDivision={by === 'sheet'}
          busy={busy}
          onGo={onGo}
          onFix={request => fix(request)}
          onFixAll={requests => fixAll(requests)}
        />
      ))}
      {groups.length > shownGroups && (
        <div>
          <Button size="small" onClick={() => setShownGroups(shownGroups + GROUPS)}>
            {c.moreGroups(groups.length - shownGroups)}
          </Button>
        </div>
      )}
    </div>
  );
}

interface GroupProps extends Pick<Props, 'busy' | 'onGo'> {
  readonly group: RemarkGroup;
  readonly showDivision: boolean;
  readonly onFix: (request: FixRequest) => void;
  readonly onFixAll: (requests: readonly FixRequest[]) => void;
}

function Group({ group: { name, remarks }, showDivision, busy, onGo, onFix, onFixAll }: GroupProps) {
  const styles = useStyles();
  const { language } = useWords();
  const words = CHECK_WORDS[language];
  const { c } = words;
  const [shown, setShown] = useState(SHOWN);
  const bundles = bundlesOf(remarks, words);
  return (
    <section aria-label={c.group(name, remarks.length)}>
      <h2 className={styles.heading}>{c.group(name, remarks.length)}</h2>
      <ul className={styles.list}>
        {bundles
          .slice(0, shown)
          .map(bundle =>
            bundle.remarks.length > 1 ? (
              <CheckBundle key={bundle.id} bundle={bundle} words={words} busy={busy} onGo={onGo} onFix={onFix} onFixAll={onFixAll} />
            ) : (
              <CheckItem
                key={bundle.id}
                remark={bundle.remarks[0]}
                words={words}
                showDivision={showDivision}
                busy={busy}
                onGo={onGo}
                onFix={onFix}
              />
            ),
          )}
      </ul>
      {bundles.length > shown && (
        <Button size="small" onClick={() => setShown(shown + SHOWN)}>
          {c.more(bundles.slice(shown).reduce((sum, bundle) => sum + bundle.remarks.length, 0))}
        </Button>
      )}
    </section>
  );
}
