import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { bind, type BindCell } from '../../excel/edit/bindings';
import { takeBackBinds, unbind } from '../../excel/edit/take-back-bindings';
import { readBindings, readReport, type ReportCells } from '../../excel/edit/read-bindings';
import { findCircle } from '../../excel/read/circle';
import { BIND_EN } from '../../i18n/share/bind.en';
import { BIND_JA } from '../../i18n/share/bind.ja';
import { kpisIn } from '../../sheets/bind/binding';
import { cellsOfColumns, cutAreas, isOneCell, matchBlock, type MatchedCell, type MatchedColumn } from '../../sheets/bind/match-block';
import { blockAddress } from '../../sheets/read/reference';
import { addressOf } from '../../sheets/read/state';
import type { DoorProps } from '../frame/panel/door';
import { plainFailure, toldFailure, FailureText, type ToldFailure } from '../frame/news/trouble';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { paragraphOf } from '../frame/news/paragraphs';
import { Prompt } from '../frame/news/prompt';
import { useLookUp } from '../frame/workbook/use-look-up';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';
import { ColumnFields, OptionFields, SingleFields } from './bind-fields';
import { blockAt, circularCell, planCells, planRefresh, sourceBlocks, tooLongName, type BindOptions } from './bind-plan';
import { yearsIn } from './bind-words';
import { BoundList } from './bound-list';
import { DryRun } from './dry-run';

interface Draft {
  readonly report: ReportCells;
  /** A single cell, whose figure is chosen by hand; null: a block. */
  readonly single: MatchedCell | null;
  readonly columns: readonly MatchedColumn[];
}

/** 報告書に結び付ける: which cells show what; old and new side by side; then one batch, one undo. */
export function BindPanel({ state, busy, perform, onGo, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const t = words.language === 'ja' ? BIND_JA : BIND_EN;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [trouble, setTrouble] = useState<ToldFailure | null>(null);
  const [options, setOptions] = useState<BindOptions>({ numbers: 'keep', dates: 'keep', triangle: true, as: 'formula' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const bound = useLookUp(readBindings, state);

  const cellsOf = ({ single, columns }: Draft): readonly MatchedCell[] => (single !== null ? [single] : cellsOfColumns(columns));

  /** A cell that holds something is not to become an error unasked. */
  const leaveErrors = (next: Draft): void => {
    const errors = planCells(cellsOf(next), next.report, state, options, words.language).filter(({ isError }) => isError);
    setLeft(new Set(errors.map(({ what }) => what.address)));
    setDraft(next);
  };

  const pick = (): void => {
    setTrouble(null);
    readReport().then(
      report => {
        const cut = cutAreas(report);
        if (cut.length > 0) return setTrouble(plainFailure(t.cut(cut.map(blockAddress).join('、'))));
        const { nearest } = yearsIn(state);
        const [kpi] = kpisIn(state);
        const { block } = report;
        if (isOneCell(report)) {
          const cell: MatchedCell = {
            address: addressOf(block.row, block.column),
            kpi: kpi?.name ?? '',
            measure: 'actual',
            year: null,
            heading: '',
          };
          setLeft(new Set());
          return setDraft({ report, single: cell, columns: [] });
        }
        const columns = matchBlock(report, kpisIn(state), nearest);
        if (columns.every(({ measure }) => measure === null)) return setTrouble(plainFailure(t.noMatch));
        leaveErrors({ report, single: null, columns });
      },
      (error: unknown) => setTrouble(toldFailure(error, words)),
    );
  };

  /** Writes cells and offers to take it back. */
  const write = (cells: readonly BindCell[], done: (count: number) => string, whenDone: () => void): void => {
    const circular = circularCell(cells, state);
    if (circular !== null) return setTrouble(plainFailure(t.circular(words.t.place(circular.sheet, circular.address))));
    const long = tooLongName(cells);
    if (long !== null) return setTrouble(plainFailure(t.tooLong(long)));
    setTrouble(null);
    perform(async () => {
      const through = await findCircle(
        cells.map(({ place }) => blockAt(place)),
        sourceBlocks(state),
        state,
      );
      if (through !== null) return { kind: 'warned', text: t.circularThrough(words.t.place(through.sheet, through.address)) };
      const binds = await bind(cells);
      const undo = (): void =>
        perform(async () => {
          await takeBackBinds(binds);
          return { kind: 'done', text: t.undone };
        });
      return { kind: 'done', text: done(cells.length), next: { label: t.undo, run: undo } };
    }, whenDone);
  };

  const planned = draft === null ? [] : planCells(cellsOf(draft), draft.report, state, options, words.language);
  const wanted = planned.filter(({ what, failed }) => !failed && !left.has(what.address)).map(({ cell }) => cell);
  const hasFailed = planned.some(({ isError }) => isError);
  return (
    <PanelFrame
      heading={t.heading}
      step={draft === null ? '' : 'draft'}
      closing={t.close}
      onClose={onClose}
      news={
        trouble !== null && (
          <p role="alert" className={styles.conflicts}>
            <FailureText {...trouble} />
          </p>
        )
      }
      buttons={
        draft === null ? (
          <Button appearance="primary" disabledFocusable={busy} onClick={pick}>
            {t.use}
          </Button>
        ) : (
          <>
            <Button
              appearance="primary"
              disabledFocusable={busy || wanted.length === 0}
              onClick={() => {
                if (!busy && wanted.length > 0) write(wanted, t.done, () => setDraft(null));
              }}
            >
              {t.write(wanted.length)}
            </Button>
            <Button onClick={() => setDraft(null)}>{t.back}</Button>
          </>
        )
      }
    >
      {draft === null ? (
        <>
          <p className={styles.text}>{t.intro}</p>
          {bound.failure !== null ? (
            <Prompt
              text={words.failure(bound.failure)}
              help={paragraphOf(bound.failure)}
              actions={[{ label: words.t.retry, run: bound.retry }]}
            />
          ) : bound.found === null ? (
            <Waiting text={words.t.reading} />
          ) : (
            <BoundList
              t={t}
              bound={bound.found}
              state={state}
              busy={busy}
              onGo={onGo}
              onRemove={name =>
                perform(async () => {
                  await unbind([name]);
                  return { kind: 'done', text: t.removed };
                })
              }
              onRefresh={() => {
                const cells = planRefresh(bound.found ?? [], state);
                if (cells.length === 0) perform(() => Promise.resolve({ kind: 'done', text: t.refreshNone }));
                else write(cells, t.refreshed, () => undefined);
              }}
            />
          )}
        </>
      ) : (
        <>
          {draft.single !== null ? (
            <SingleFields t={t} state={state} cell={draft.single} onChange={single => setDraft({ ...draft, single })} />
          ) : (
            <ColumnFields t={t} state={state} columns={draft.columns} onChange={columns => leaveErrors({ ...draft, columns })} />
          )}
          <OptionFields t={t} options={options} onChange={setOptions} />
          {hasFailed && <p className={styles.quiet}>{t.errorAsValue}</p>}
          <DryRun t={t} planned={planned} state={state} left={left} onLeave={setLeft} />
        </>
      )}
    </PanelFrame>
  );
}
