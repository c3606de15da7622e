import { Button, Field, Select } from '@fluentui/react-components';
import { useId, useMemo, useState } from 'react';
import { PUBLISH_EN } from '../../i18n/share/publish.en';
import { PUBLISH_JA } from '../../i18n/share/publish.ja';
import { Details } from '../frame/news/details';
import type { DoorProps } from '../frame/panel/door';
import { paragraphOf } from '../frame/news/paragraphs';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { useWords } from '../words/words';
import { Definitions } from './definitions';
import { ExportForm } from './export-form';
import { Findings } from './findings';
import { useChecking } from './use-checking';
import { repairing } from './use-repairs';

/** The choice of the selected cells; no sheet can have this name. */
const SELECTION = ':';

/** 公開用の点検と書き出し: checks a sheet or the selected cells, repairs what is safe, exports data for publication. */
export function PublishPanel({ state, busy, perform, tell, onGo, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const id = useId();
  const text = words.language === 'ja' ? PUBLISH_JA : PUBLISH_EN;
  const sheets = state.sheets.filter(({ visible }) => visible);
  const names = useMemo(() => state.sheets.map(({ name }) => name), [state.sheets]);
  const [what, setWhat] = useState(sheets[0]?.name ?? SELECTION);
  const checking = useChecking();
  const { checked, empty, failure, stopped, running, progress } = checking;
  const start = (): void => checking.start(what === SELECTION ? null : what);
  const repair = repairing(text, perform, start);
  return (
    <PanelFrame
      heading={text.heading}
      step="publish"
      news={
        <>
          {failure !== null && (
            <p className={styles.text}>
              ▲ {failure.kind === 'tooLarge' ? text.tooLarge : words.failure(failure)} <Details to={paragraphOf(failure)} />
            </p>
          )}
          {stopped && <p className={styles.text}>▲ {text.stopped}</p>}
          {empty && <p className={styles.text}>{text.empty}</p>}
          {progress !== null && (
            <ProgressBar
              text={progress.step === 'reading' ? text.reading(progress.done, progress.total) : text.checking}
              progress={progress}
              onStop={checking.stop}
            />
          )}
        </>
      }
      buttons={
        <Button
          appearance={checked === null ? 'primary' : 'secondary'}
          disabledFocusable={running || busy}
          onClick={() => (running || busy ? undefined : start())}
        >
          {checked === null ? text.start : text.again}
        </Button>
      }
      onClose={onClose}
    >
      <p className={styles.text}>{text.intro}</p>
      <Field label={text.what}>
        <Select id={id} value={what} onChange={(_, { value }) => setWhat(value)}>
          {sheets.map(({ name }) => (
            <option key={name} value={name}>
              {text.sheet(name)}
            </option>
          ))}
          <option value={SELECTION}>{text.selection}</option>
        </Select>
      </Field>
      {checked !== null && !running && (
        <Findings
          text={text}
          checked={checked}
          sheetNames={names}
          busy={busy}
          onGo={address => onGo({ sheet: checked.grid.name, address })}
          onRepair={one => repair(checked.grid.name, one)}
        />
      )}
      <ExportForm text={text} state={state} checked={running ? null : checked} busy={busy || running} perform={perform} tell={tell} />
      <Definitions text={text} state={state} checked={running ? null : checked} busy={busy || running} perform={perform} onGo={onGo} />
    </PanelFrame>
  );
}
