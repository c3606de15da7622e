import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { findDashboard, makeDashboard } from '../../excel/sheets/dashboard/dashboard';
import { renewDashboard } from '../../excel/sheets/dashboard/dashboard-renewal';
import { takeBackRenewal } from '../../excel/sheets/dashboard/take-back-dashboard';
import { DASHBOARD_EN } from '../../i18n/share/dashboard.en';
import { DASHBOARD_JA } from '../../i18n/share/dashboard.ja';
import { UNDO_EN } from '../../i18n/entry/undo.en';
import { UNDO_JA } from '../../i18n/entry/undo.ja';
import { planDashboard, type DashboardPlan } from '../../sheets/pack/dashboard';
import { BLOCKS_ON_PAGE } from '../../sheets/pack/dashboard-layout';
import type { DoorProps } from '../frame/panel/door';
import type { News } from '../frame/news/notice';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { Prompt } from '../frame/news/prompt';
import { useLookUp } from '../frame/workbook/use-look-up';
import { Waiting } from '../frame/loading/waiting';
import { today } from '../words/as-of';
import { formatDate } from '../words/format';
import { useWords } from '../words/words';
import { boardKpis } from './dashboard-content';
import { useFindings } from './use-findings';

/** ダッシュボード: what will be made or renewed, before anything is written. */
export function DashboardPanel({ state, busy, perform, onGo, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t: say, language } = words;
  const t = language === 'ja' ? DASHBOARD_JA : DASHBOARD_EN;
  const u = language === 'ja' ? UNDO_JA : UNDO_EN;
  const { found, failure, retry } = useLookUp(findDashboard, state);
  const findings = useFindings(state);
  const { inspection } = findings;
  const kpis = useMemo(() => (inspection === null ? null : boardKpis(state, inspection, today())), [state, inspection]);
  const plan = found === null || kpis === null ? null : planDashboard(state, kpis, found, formatDate(today()));
  const ready = plan !== null && plan.blocks.length > 0 && plan.conflicts.length === 0 && !busy;

  const make = (): void => {
    if (plan === null || !ready) return;
    perform(
      async () => (plan.renews ? renew(plan) : ownSheetNews(await makeDashboard(plan), t.done(plan.sheet), words, { perform, onGo })),
      onClose,
    );
  };
  const renew = async (wanted: DashboardPlan): Promise<News> => {
    const { partly, page, undo, ...place } = await renewDashboard(wanted);
    const told = t.renewed(wanted.sheet) + (partly.length === 0 ? '' : t.partly(partly.join(say.listSeparator)));
    const takeBack = async (): Promise<News> => {
      await takeBackRenewal(undo);
      return { kind: 'done', text: t.undone(wanted.sheet) };
    };
    return {
      kind: 'done',
      text: words.withPage(told, page),
      next: { label: u.undo, run: () => perform(takeBack) },
      also: { label: say.goToCell, run: () => onGo(place) },
    };
  };
  return (
    <PanelFrame
      heading={plan?.renews === true ? t.headingRenew : t.heading}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={!ready} onClick={make}>
          {plan?.renews === true ? t.renewNow : t.make}
        </Button>
      }
    >
      {failure !== null ? (
        <Prompt text={words.failure(failure)} actions={[{ label: say.retry, run: retry }]} />
      ) : (
        <>
          <p className={styles.text}>{t.intro}</p>
          {findings.progress !== null && (
            <ProgressBar
              text={t.checking(findings.progress.done, findings.progress.total)}
              progress={findings.progress}
              onStop={findings.stop}
            />
          )}
          {findings.stopped ? (
            <Prompt text={t.stopped} actions={[{ label: say.retry, run: findings.again }]} />
          ) : plan === null ? (
            findings.progress === null && <Waiting text={say.reading} />
          ) : plan.blocks.length === 0 ? (
            <p className={styles.text}>{t.noKpis}</p>
          ) : (
            <>
              <Conflicts heading={t.conflicts} conflicts={plan.conflicts} />
              <Told plan={plan} />
            </>
          )}
          {busy && <Waiting text={t.writing} />}
        </>
      )}
    </PanelFrame>
  );
}

function Told({ plan }: { readonly plan: DashboardPlan }) {
  const styles = usePanelStyles();
  const words = useWords();
  const t = words.language === 'ja' ? DASHBOARD_JA : DASHBOARD_EN;
  const { blocks, renews, sheet, gone, left } = plan;
  const added = blocks.filter(({ before }) => before === null).length;
  return (
    <ul className={styles.bullets}>
      <li>{renews ? t.renew(sheet) : t.create(sheet)}</li>
      <li>{t.blocks(blocks.length)}</li>
      <li>{t.charts(blocks.filter(({ kpi }) => kpi.chart !== null).length)}</li>
      {renews && added > 0 && <li>{t.added(added)}</li>}
      {gone.length > 0 && <li>{t.gone(gone.join(words.t.listSeparator))}</li>}
      {left > 0 && <li>{t.left(left)}</li>}
      {!renews && <li>{t.pages(Math.ceil(blocks.length / BLOCKS_ON_PAGE))}</li>}
      <li>{words.clearsUndo}</li>
    </ul>
  );
}
