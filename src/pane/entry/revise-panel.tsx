import { Button, Field, Input, Select, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import { revise, type Revision } from '../../excel/edit/revise';
import { takeBackRevision } from '../../excel/edit/take-back-revision';
import { REVISIONS_EN } from '../../i18n/entry/revisions.en';
import { REVISIONS_JA } from '../../i18n/entry/revisions.ja';
import type { SetUpPlan } from '../../sheets/make/planned';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { today } from '../words/as-of';
import { formatCell, formatDate, formatExact, formatHorizon, formatLongDate, formatQuantity, isPercent } from '../words/format';
import type { News } from '../frame/news/notice';
import { ChoiceField } from '../frame/panel/choice-field';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { Prompt } from '../frame/news/prompt';
import { DoubtNote } from './doubt-note';
import { currentTarget, revisionDraft, kpiNames, targetYears, type AfterProblem, type CurrentTarget } from './revision-draft';
import { ledgerObstacles, ledgerPlan } from './revision-ledger';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  current: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  read: { display: 'grid', rowGap: tokens.spacingVerticalXS, justifyItems: 'start', fontVariantNumeric: 'tabular-nums' },
  preview: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS, fontVariantNumeric: 'tabular-nums' },
});

interface Props {
  readonly state: WorkbookState;
  /** The KPI it was opened for; null: the first. */
  readonly first: string | null;
  /** The target year asked about; null: the nearest. */
  readonly horizon: number | null;
  readonly busy: boolean;
  /** Does it, reads the workbook again and tells; `whenDone` follows. */
  readonly perform: (verb: () => Promise<News>, whenDone?: () => void) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 目標を改定: date and reason, and what will be written in both places, before anything is. */
export function RevisePanel({ state, first, horizon, busy, perform, onGo, onClose }: Props) {
  const styles = { ...usePanelStyles(), ...useStyles() };
  const words = useWords();
  const { t: say, language, withPage } = words;
  const t = language === 'ja' ? REVISIONS_JA : REVISIONS_EN;
  const fields = useRef<{ after?: HTMLElement | null; revisedOn?: HTMLElement | null; reason?: HTMLElement | null }>({});
  const now = today();
  const [chosen, setChosen] = useState<{ readonly kpi: string | null; readonly year: number | null }>({ kpi: first, year: horizon });
  const [typed, setTyped] = useState({ after: '', revisedOn: formatDate(now), reason: '' });
  const [asked, setAsked] = useState(false);

  const names = kpiNames(state);
  const years = targetYears(state);
  const kpi = names.find(name => name === chosen.kpi) ?? names[0];
  const year = years.find(one => one === chosen.year) ?? years[0];
  const current = kpi === undefined || year === undefined ? null : currentTarget(state, kpi, year);
  // Among the cards it stands below one, in シート alone.
  const level = first === null ? 2 : 3;
  if (current === null)
    return (
      <PanelFrame heading={t.revise} level={level} onClose={onClose} buttons={null}>
        <Prompt text={kpi === undefined ? t.noKpis : t.noTargets} actions={[]} />
      </PanelFrame>
    );

  const draft = revisionDraft(state, current, typed);
  const exact = (value: number): string => formatExact(value, current.unit, language);
  const horizonName = (one: number): string => formatHorizon(one, current.fiscal, words);
  const quantity = (value: number): string => formatQuantity(value, current.unit, language);
  const ledger = ledgerPlan(state, now);
  const conflicts = ledgerObstacles(state, ledger);
  const before = current.value === null ? t.undecided : quantity(current.value);
  const problems: Readonly<Record<AfterProblem, string>> = {
    blank: say.valueMissing,
    undecided: t.afterUndecided,
    unreadable: say.valueUnreadable,
    same: t.afterSame,
  };
  const afterError = draft.afterProblem === null || (draft.afterProblem === 'blank' && !asked) ? null : problems[draft.afterProblem];
  const dateError =
    draft.revisedOn === null
      ? t.revisedOnUnreadable
      : draft.taken
        ? t.revisedOnTaken
        : draft.later !== null
          ? t.revisedOnEarlier(formatDate(draft.later))
          : null;
  const reasonError = asked && draft.reason === '' ? t.reasonMissing : null;

  /** @param sure the value is meant, whatever speaks against it */
  const save = (sure = false): void => {
    if (busy || conflicts.length > 0) return;
    setAsked(true);
    const { after, revisedOn, reason } = draft;
    if (!draft.complete || after === null || revisedOn === null) {
      fields.current[draft.afterProblem !== null ? 'after' : dateError !== null ? 'revisedOn' : 'reason']?.focus();
      return;
    }
    if (draft.doubt !== null && !sure) {
      fields.current.after?.focus();
      return;
    }
    const revision: Revision = {
      kpi: current.kpi,
      year: current.year,
      from: current.cell,
      before: current.value,
      after,
      revisedOn,
      reason,
      unit: current.unit === '' ? null : current.unit,
      setUp: ledger,
    };
    perform(() => carryOut(revision), onClose);
  };
  const carryOut = async (revision: Revision): Promise<News> => {
    const revised = await revise(revision);
    const undo = async (): Promise<News> => {
      await takeBackRevision(revised);
      const stays = revision.setUp === null ? '' : t.undoneSheetStays(revised.sheet);
      return {
        kind: 'done',
        text: [t.undone(revision.kpi, horizonName(revision.year), before), stays]
          .filter(text => text !== '')
          .join(language === 'ja' ? '' : ' '),
      };
    };
    return {
      kind: 'done',
      text: withPage(
        t.saved(
          revision.kpi,
          horizonName(revision.year),
          before,
          quantity(revision.after),
          say.place(revised.row.sheet, revised.row.address),
        ),
        revised.page,
      ),
      next: { label: t.undo, run: () => perform(undo) },
      also: { label: say.goToCell, run: () => onGo(revised.place) },
    };
  };
  const enter = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const saveOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
  };
  const Subheading = level === 2 ? 'h3' : 'h4';
  return (
    <PanelFrame
      heading={t.revise}
      level={level}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={busy || conflicts.length > 0} onClick={() => save()}>
          {t.save}
        </Button>
      }
    >
      <p className={styles.text}>
        {t.intro}
        {ledger?.tables[0] !== undefined && t.introSheet(ledger.tables[0].sheet)}
      </p>
      {ledger?.tables[0] !== undefined && <p className={styles.text}>{words.clearsUndo}</p>}
      <Field label={t.kpi} className={styles.field}>
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={current.kpi}
          onChange={(_, { value }) => setChosen({ ...chosen, kpi: value })}
        >
          {names.map((name, index) => (
            <option key={index} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <ChoiceField
        label={t.year}
        value={String(current.year)}
        options={years.map(one => [String(one), horizonName(one)])}
        onChoose={value => setChosen({ ...chosen, year: Number(value) })}
      />
      <p className={styles.current}>{currentText(current, quantity, t, language)}</p>
      <Field
        label={t.after}
        required
        className={styles.field}
        hint={isPercent(current.unit) ? say.fieldValueHintPercent : t.afterHint(current.unit)}
        validationState={afterError !== null ? 'error' : draft.doubt !== null ? 'warning' : 'none'}
        validationMessage={afterError}
      >
        <Input
          ref={(input: HTMLInputElement | null) => {
            fields.current.after = input;
          }}
          value={typed.after}
          autoComplete="off"
          style={{ minWidth: 0 }}
          onChange={(_, { value }) => enter({ after: value })}
          onKeyDown={saveOnEnter}
        />
      </Field>
      <div aria-live="polite" className={styles.read}>
        {draft.after !== null && <span>{t.afterReadAs(exact(draft.after))}</span>}
        {draft.doubt !== null && draft.after !== null && (
          <DoubtNote
            doubt={draft.doubt}
            value={draft.after}
            unit={current.unit}
            asked={asked}
            onUse={text => {
              enter({ after: text });
              fields.current.after?.focus();
            }}
            onKeep={() => save(true)}
          />
        )}
      </div>
      <Field
        label={t.revisedOn}
        required
        className={styles.field}
        validationState={dateError !== null ? 'error' : 'none'}
        validationMessage={dateError}
        hint={draft.revisedOn === null ? null : t.revisedOnReadAs(formatDate(draft.revisedOn), formatLongDate(draft.revisedOn, language))}
      >
        <Input
          ref={(input: HTMLInputElement | null) => {
            fields.current.revisedOn = input;
          }}
          value={typed.revisedOn}
          autoComplete="off"
          spellCheck={false}
          style={{ minWidth: 0 }}
          onChange={(_, { value }) => enter({ revisedOn: value })}
          onKeyDown={saveOnEnter}
        />
      </Field>
      <Field
        label={t.reason}
        required
        className={styles.field}
        validationState={reasonError === null ? 'none' : 'error'}
        validationMessage={reasonError}
      >
        <Textarea
          ref={(input: HTMLTextAreaElement | null) => {
            fields.current.reason = input;
          }}
          value={typed.reason}
          rows={2}
          onChange={(_, { value }) => enter({ reason: value })}
        />
      </Field>
      <Conflicts heading={t.conflicts} level={level === 2 ? 3 : 4} conflicts={conflicts} />
      <div className={styles.preview}>
        <Subheading className={styles.heading}>{t.preview}</Subheading>
        {!draft.complete || draft.after === null || draft.revisedOn === null ? (
          <p className={styles.text}>{t.previewLater}</p>
        ) : (
          <ul className={styles.bullets}>
            <li>{t.previewTarget(say.place(current.place.sheet, current.place.address), before, quantity(draft.after))}</li>
            <li>
              {previewOfRow(
                ledger,
                state,
                t.previewRowOf(
                  current.kpi,
                  horizonName(current.year),
                  before,
                  quantity(draft.after),
                  formatDate(draft.revisedOn),
                  draft.reason,
                ),
                t,
              )}
            </li>
          </ul>
        )}
      </div>
    </PanelFrame>
  );
}

/** A text that is not a number as it stands: 「約110万時間」, 「検討中」. */
function currentText(
  { cell, value }: CurrentTarget,
  quantity: (value: number) => string,
  t: typeof REVISIONS_JA,
  language: 'ja' | 'en',
): string {
  if (value === null) return t.currentUndecided;
  return typeof cell === 'number' ? t.current(quantity(value)) : t.currentText(quantity(value), formatCell(cell, language));
}

function previewOfRow(ledger: SetUpPlan | null, state: WorkbookState, row: string, t: typeof REVISIONS_JA): string {
  const made = ledger?.tables[0]?.sheet;
  return made === undefined ? t.previewRow(state.tables.DX_Revisions?.sheet ?? '', row) : t.previewSheet(made, row);
}
