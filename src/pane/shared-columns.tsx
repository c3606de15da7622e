import { Button, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CellsWritten } from '../excel/edit/cells';
import { setKpiColumn, takeKpiColumnBack } from '../excel/edit/kpi-column';
import { sharedColumn, type SharedColumn, type SharedKey } from '../sheets/make/kpi-column';
import type { CellPlace, WorkbookState } from '../sheets/read/state';
import { namesOwnScale } from '../sheets/read/own-scale';
import type { Actions } from './frame/news/news';
import type { News } from './frame/news/notice';
import { ScaleBounds } from './scale/scale-bounds';
import { OWN_SCALE } from '../sheets/schema/declarations/kpis';
import { glossed } from './words/glossed';
import { ScaleNote } from './words/scale-note';
import { scaleChoices } from './words/scale-words';
import { useWords } from './words/words';

const useStyles = makeStyles({
  field: { minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // A list box is as wide as its longest name otherwise.
  select: { minWidth: 0, flexGrow: 1, flexBasis: '140px' },
});

const KEYS: readonly SharedKey[] = ['scale', 'timing'];

export interface SharedColumnsProps {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
}

/** 評価方式 and 時点 for all KPIs at once: a city rates by one rule. Nothing without KPIs. */
export function SharedColumns({ state, busy, perform, onGo }: SharedColumnsProps) {
  return KEYS.map(key => {
    const column = sharedColumn(state, key);
    return column === null ? null : <Shared key={key} column={column} isScale={key === 'scale'} {...{ state, busy, perform, onGo }} />;
  });
}

interface SharedProps extends SharedColumnsProps {
  readonly column: SharedColumn;
  readonly isScale: boolean;
}

function Shared({ column, isScale, state, busy, perform, onGo }: SharedProps) {
  const styles = useStyles();
  const { t, language } = useWords();
  const { header, choices, value, kpis } = column;
  const [wanted, setWanted] = useState<string | null>(null);
  const shown = wanted ?? value ?? '';
  const listed = isScale ? scaleChoices(choices, state.scale, language) : choices.map(name => ({ name, label: glossed(name, language) }));
  // A rule that is not there rates nobody.
  const lacksTable = isScale && namesOwnScale(shown) && state.scale === null;
  const note = isScale && namesOwnScale(shown) ? state.scale : shown;
  const set = (): void => {
    if (shown === '' || shown === value || lacksTable) return;
    const change = column.changeTo(shown);
    const undo = (written: CellsWritten): void =>
      perform(async (): Promise<News> => {
        await takeKpiColumnBack(change, written);
        return { kind: 'done', text: t.sharedUndone(header) };
      });
    perform(
      async (): Promise<News> => {
        const written = await setKpiColumn(change);
        return { kind: 'done', text: t.sharedDone(header, shown, kpis), next: { label: t.sharedUndo, run: () => undo(written) } };
      },
      () => setWanted(null),
    );
  };
  return (
    <Field label={glossed(header, language)} hint={t.sharedHelp(header)} className={styles.field}>
      {field => (
        <div className={styles.row}>
          <Select {...field} className={styles.select} value={shown} onChange={(_, chosen) => setWanted(chosen.value)}>
            {value === null && <option value="">{t.sharedDiffers}</option>}
            {listed.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
          <Button
            aria-label={t.sharedSetOf(header, kpis)}
            disabledFocusable={busy || shown === '' || shown === value || lacksTable}
            onClick={set}
          >
            {t.sharedSet(kpis)}
          </Button>
          {isScale && note !== null && <ScaleNote of={note} />}
          {isScale && shown !== '' && <ScaleBounds name={shown} onMade={() => setWanted(OWN_SCALE)} {...{ state, busy, perform, onGo }} />}
        </div>
      )}
    </Field>
  );
}
