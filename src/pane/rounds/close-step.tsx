import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { makeRecord } from '../../excel/rounds/round-sheets';
import { writeRound } from '../../excel/rounds/write-round';
import { takeBackOwnSheet } from '../../excel/sheets/own/take-back-own-sheet';
import { planRecord, printOf } from '../../sheets/rounds/record';
import { progressOf } from '../../sheets/rounds/requests';
import { roundWrite } from '../../sheets/rounds/round-write';
import { shownLongDate } from '../../sheets/rounds/shown';
import type { News } from '../frame/news/notice';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { today } from '../words/as-of';
import { useWords } from '../words/words';
import { recordLines } from './record-lines';
import { undoStep } from './round-news';
import type { StepProps } from './rounds-panel';

/** 締める: what is behind gets its reason, then all is recorded as of the round's 基準日, and the round takes no more answers. */
export function CloseStep({ state, busy, perform, onGo, recorded: { round, record }, t, onBack }: StepProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const [comments, setComments] = useState<Readonly<Record<string, string>>>({});
  const [without, setWithout] = useState(false);
  const [asked, setAsked] = useState(false);
  const now = today();
  const { kpis, milestones } = recordLines(state, round);
  const behind = kpis.filter(kpi => kpi.behind && kpi.line.comment.trim() === '').map(({ line }) => line.item);
  const open = progressOf(state, round, now).addressees.filter(({ standing }) => standing !== 'answered').length;
  const lacking = !without && behind.some(kpi => (comments[kpi] ?? '').trim() === '');
  const close = (): void => {
    setAsked(true);
    if (busy || lacking) return;
    const lines = [
      ...kpis.map(({ line }) => ({ ...line, comment: line.comment.trim() === '' ? (comments[line.item] ?? '').trim() : line.comment })),
      ...milestones,
    ];
    const plan = planRecord(state, round, lines);
    const closed = { on: now, prints: plan.cells.map(printOf) };
    const order = roundWrite(record, { ...round, closed }, [], []);
    let made: Awaited<ReturnType<typeof makeRecord>> | null = null;
    perform(async (): Promise<News> => {
      made ??= await makeRecord(round.code, plan);
      await writeRound(order);
      const { sheet, address, page, made: kept } = made;
      const along = { key: order.key, before: record, after: order.to };
      const reopen = async (): Promise<string> => {
        if (kept !== null) await takeBackOwnSheet(kept, along);
        return t.closedUndone(round.name);
      };
      const go = { label: words.t.goToCell, run: () => onGo({ sheet, address }) };
      const text = words.withPage(t.closedNow(sheet), page);
      return kept === null ? { kind: 'done', text, next: go } : { kind: 'done', text, next: undoStep(words, perform, reopen), also: go };
    }, onBack);
  };
  return (
    <PanelFrame
      heading={t.closeHeading(round.name)}
      onClose={onBack}
      closing={t.back}
      buttons={
        <Button appearance="primary" disabledFocusable={busy} onClick={close}>
          {t.doClose}
        </Button>
      }
    >
      <p className={styles.text}>{t.closeIntro(shownLongDate(round.asOf))}</p>
      <p className={styles.text}>{words.clearsUndo}</p>
      {open > 0 && <p className={styles.text}>{t.closeOpen(open)}</p>}
      {behind.length > 0 && (
        <>
          <p className={styles.text}>{t.behind(behind.length)}</p>
          {behind.map(kpi => (
            <Field
              key={kpi}
              label={t.commentOf(kpi)}
              className={styles.field}
              validationState={asked && lacking && (comments[kpi] ?? '').trim() === '' ? 'error' : 'none'}
              validationMessage={asked && lacking && (comments[kpi] ?? '').trim() === '' ? t.commentsMissing : null}
            >
              <Input
                value={comments[kpi] ?? ''}
                style={{ minWidth: 0 }}
                onChange={(_, { value }) => setComments({ ...comments, [kpi]: value })}
              />
            </Field>
          ))}
          <Checkbox label={t.withoutComments} checked={without} onChange={(_, { checked }) => setWithout(checked === true)} />
        </>
      )}
    </PanelFrame>
  );
}
