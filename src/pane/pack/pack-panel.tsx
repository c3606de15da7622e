import { Button, Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { readAllRecords } from '../../excel/rounds/read-records';
import { findPacks, makePack } from '../../excel/sheets/own/pack';
import { PACK_EN } from '../../i18n/share/pack.en';
import { PACK_JA } from '../../i18n/share/pack.ja';
import { PACK_SHEET } from '../../i18n/share/pack-sheet';
import { planPack, type PackForm } from '../../sheets/pack/pack';
import { recordLinesIn } from '../../sheets/rounds/record';
import type { MeetingRow } from '../../sheets/schema/declarations/tables';
import type { DoorProps } from '../frame/panel/door';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { paragraphOf } from '../frame/news/paragraphs';
import { Prompt } from '../frame/news/prompt';
import { useLookUp } from '../frame/workbook/use-look-up';
import { Waiting } from '../frame/loading/waiting';
import { readAsOf, today } from '../words/as-of';
import { formatDate } from '../words/format';
import { useWords } from '../words/words';
import { bodiesOf, lastRound, meetingsOf, nextNumber } from './meetings';
import { packContentOf } from './pack-content';
import { useFindings } from './use-findings';

/** Our sheets, and the records of closed rounds that still stand in the workbook. */
const lookUp = async () => ({
  packs: await findPacks(),
  records: (await readAllRecords()).flatMap(({ round, cells }) => (cells === null ? [] : [{ round, cells }])),
});

/** 会議資料: for which body and meeting, and what will be made, before anything is written. */
export function PackPanel({ state, busy, perform, onGo, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t: say, language } = words;
  const t = language === 'ja' ? PACK_JA : PACK_EN;
  const { found, failure, retry } = useLookUp(lookUp, state);
  const findings = useFindings(state);
  const [form, setForm] = useState<PackForm>('pack');
  const bodies = bodiesOf(state);
  const [chosenBody, setBody] = useState<string | null>(null);
  const body = chosenBody ?? bodies[0] ?? '';
  const meetings = meetingsOf(state, body);
  const asOf = state.asOf ?? today();
  const coming = [...meetings].reverse().find(({ date }) => date !== null && date >= asOf) ?? null;
  const [chosenMeeting, setMeeting] = useState<number | 'next' | null>(null);
  const meeting =
    chosenMeeting === 'next' ? null : (meetings.find(({ index }) => index === chosenMeeting) ?? (chosenMeeting === null ? coming : null));
  const numberOf = (one: MeetingRow): string => PACK_SHEET.round(one.number ?? meetings.length - meetings.indexOf(one));
  const next = PACK_SHEET.round(nextNumber(meetings));
  const [typedSince, setSince] = useState<string | null>(null);
  // What was recorded when a round was closed knows best how it was then.
  const closed = (found?.records ?? []).filter(one => one.round.asOf < asOf);
  const lastClosed = closed.length === 0 ? null : Math.max(...closed.map(one => one.round.asOf));
  const proposed = lastClosed ?? lastRound(meetings, meeting, asOf);
  const since = typedSince === null ? proposed : readAsOf(typedSince);
  const record = closed.find(one => one.round.asOf === since);
  const [typedDecisions, setDecisions] = useState<string | null>(null);
  const decisions = typedDecisions ?? meeting?.agenda ?? '';
  const round = body === '' ? '' : meeting === null ? next : numberOf(meeting);

  const { inspection } = findings;
  const content = useMemo(
    () =>
      inspection === null || since === null
        ? null
        : packContentOf(
            state,
            inspection,
            {
              body,
              round,
              since,
              decisions: decisions
                .split('\n')
                .map(text => text.trim())
                .filter(text => text !== ''),
              ...(record === undefined ? {} : { record: recordLinesIn(record.cells) }),
            },
            today(),
          ),
    [state, inspection, body, round, since, decisions, record],
  );
  const plan = found === null || content === null ? null : planPack(state, form, content, found.packs[form]);
  const sinceProblem = since === null ? t.sinceWrong : since >= asOf ? t.sinceLate : null;
  const ready = plan !== null && plan.conflicts.length === 0 && sinceProblem === null && !busy;
  const make = (): void => {
    if (plan === null || !ready) return;
    perform(async () => {
      const made = await makePack(plan);
      return ownSheetNews(made, (plan.replaces ? t.redone : t.done)(plan.sheet, plan.printed.pages), words, { perform, onGo });
    }, onClose);
  };
  return (
    <PanelFrame
      heading={t.heading}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={!ready} onClick={make}>
          {plan?.replaces === true ? t.remake : t.make}
        </Button>
      }
    >
      {failure !== null ? (
        <Prompt text={words.failure(failure)} help={paragraphOf(failure)} actions={[{ label: say.retry, run: retry }]} />
      ) : (
        <>
          <p className={styles.text}>{t.intro}</p>
          <Field label={t.form}>
            <RadioGroup value={form} onChange={(_, { value }) => setForm(value as PackForm)}>
              <Radio value="pack" label={t.pack} />
              <Radio value="report" label={t.report} />
            </RadioGroup>
          </Field>
          {bodies.length > 0 && (
            <Field label={t.body}>
              <Select
                className={styles.select}
                select={{ className: styles.select }}
                value={body}
                onChange={(_, { value }) => {
                  setBody(value);
                  setMeeting(null);
                  setSince(null);
                  setDecisions(null);
                }}
              >
                {bodies.map(name => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
                <option value="">{t.noBody}</option>
              </Select>
            </Field>
          )}
          {body !== '' && (
            <Field label={t.meeting}>
              <Select
                className={styles.select}
                select={{ className: styles.select }}
                value={String(meeting?.index ?? 'next')}
                onChange={(_, { value }) => {
                  setMeeting(value === 'next' ? 'next' : Number(value));
                  setSince(null);
                  setDecisions(null);
                }}
              >
                <option value="next">{t.nextMeeting(next)}</option>
                {meetings.map(one => (
                  <option key={one.index} value={one.index}>
                    {t.heldOn(numberOf(one), formatDate(one.date ?? 0))}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field
            label={t.since}
            hint={record === undefined ? t.sinceHint : t.sinceRecord(record.round.name)}
            validationState={sinceProblem === null ? 'none' : 'error'}
            validationMessage={sinceProblem}
          >
            <Input
              value={typedSince ?? formatDate(proposed)}
              autoComplete="off"
              spellCheck={false}
              style={{ minWidth: 0 }}
              onChange={(_, { value }) => setSince(value)}
            />
          </Field>
          {form === 'pack' && (
            <Field label={t.decisions} hint={t.decisionsHint}>
              <Textarea value={decisions} rows={3} resize="vertical" onChange={(_, { value }) => setDecisions(value)} />
            </Field>
          )}
          {findings.progress !== null && (
            <ProgressBar
              text={t.checking(findings.progress.done, findings.progress.total)}
              progress={findings.progress}
              onStop={findings.stop}
            />
          )}
          {findings.stopped ? (
            <Prompt text={t.stopped} actions={[{ label: say.retry, run: findings.again }]} />
          ) : plan === null || content === null ? (
            sinceProblem === null && findings.progress === null && <Waiting text={say.reading} />
          ) : (
            <>
              <Conflicts heading={t.conflicts} conflicts={plan.conflicts} />
              <ul className={styles.bullets}>
                <li>{plan.replaces ? t.replace(plan.sheet) : t.create(plan.sheet)}</li>
                <li>{t.pages(plan.printed.pages)}</li>
                <li>{t.kpis(content.kpis.length - plan.left, form === 'pack' ? content.changes.length : 0)}</li>
                {plan.left > 0 && <li>{t.left(plan.left)}</li>}
                <li>{t.asOf(content.asOf)}</li>
                {!plan.replaces && <li>{words.clearsUndo}</li>}
              </ul>
            </>
          )}
          {busy && <Waiting text={t.writing} />}
        </>
      )}
    </PanelFrame>
  );
}
