import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { PublishText } from '../../i18n/share/publish.ja';
import { blankColumnsIn, blankRowsAbove, blankRowsIn, type BlankRun } from '../../sheets/publish/blank-lines';
import { Merges } from '../../sheets/publish/grid';
import { notesTable } from '../../sheets/publish/export';
import { dataTables, editsFor, notesIn, otherEditsFor, unfoldsIn, type Repairing } from '../../sheets/publish/repair';
import { RULE_IDS, type RuleId } from '../../sheets/publish/rules';
import { exportedLines } from '../../sheets/publish/typed-export';
import type { RuleDifference } from '../../sheets/publish/verdict';
import { sheetNames } from '../../sheets/publish/workbook-file';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { RuleGroup } from './rule-group';
import { sizeOf } from './repair-preview';
import type { Checked } from './use-checking';
import type { RuleRepair } from './use-repairs';

const useStyles = makeStyles({
  scores: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, margin: 0, padding: 0, listStyleType: 'none' },
  score: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
  quietHeading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

interface Group {
  readonly rule: RuleId;
  readonly at: readonly string[];
  readonly differs: readonly RuleDifference[];
}

/** The findings of all tables by rule: what the checker counts, and what only the rule's words say. */
export function findingGroups({ report }: Checked): readonly Group[] {
  return RULE_IDS.flatMap((rule): Group[] => {
    const found = report.findings.filter(one => one.rule === rule);
    const at = [...new Set(found.filter(({ verdict }) => verdict === 'fail').flatMap(one => one.at))];
    const differs = found.flatMap(one => one.differs ?? []);
    const kinds = [...new Set(differs.map(({ kind }) => kind))];
    const joined = kinds.map(kind => ({ kind, at: [...new Set(differs.filter(one => one.kind === kind).flatMap(one => one.at))] }));
    return at.length === 0 && joined.length === 0 ? [] : [{ rule, at, differs: joined }];
  });
}

const notJudged = ({ report }: Checked): readonly RuleId[] =>
  RULE_IDS.filter(rule => report.findings.filter(one => one.rule === rule).every(({ verdict }) => verdict === 'not judged'));

/** The notes of the sheet, and the sheet they would move to, word for word. */
function notesOut({ grid, report }: Checked, taken: readonly string[]): readonly RuleRepair[] {
  const notes = report.layouts.flatMap(({ layout }) => notesIn(grid, layout));
  const table = notesTable(grid, notes, text => text);
  if (table === null) return [];
  const [name = table.name] = sheetNames([table], taken);
  return [{ kind: 'notes', notes, to: { name, lines: exportedLines(table) } }];
}

const linesOut = (sheet: string, axis: 'row' | 'column', runs: readonly BlankRun[]): readonly RuleRepair[] =>
  runs.length === 0 ? [] : [{ kind: 'lines', lines: { sheet, axis, runs } }];

interface Props {
  readonly text: PublishText;
  readonly checked: Checked;
  /** Of the workbook. */
  readonly sheetNames: readonly string[];
  readonly busy: boolean;
  readonly onGo: (address: string) => void;
  readonly onRepair: (repair: RuleRepair) => void;
}

/** The score by level, and the findings by rule. */
export function Findings({ text, checked, sheetNames: taken, busy, onGo, onRepair }: Props) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const { grid, report } = checked;
  // A sheet may have 200,000 cells: what follows from it is worked out once.
  const { groups, tables, repairs } = useMemo(() => {
    const merges = new Merges(grid.merges);
    const found = report.layouts.flatMap(({ layout }) => layout.tables);
    const data = report.layouts.flatMap(({ layout }) => dataTables(grid, layout));
    const shown = findingGroups(checked);
    const repairsOf = ({ rule }: Group): readonly RuleRepair[] => {
      const each = <T,>(of: (repairing: Repairing) => readonly T[]): readonly T[] => found.flatMap(table => of({ grid, merges, table }));
      if (rule === 'L1-12') return [{ kind: 'unfold' as const, areas: each(unfoldsIn) }].filter(one => sizeOf(one) > 0);
      if (rule === 'L1-04') return notesOut(checked, taken);
      // A title above a narrow table counts as a table of its own.
      if (rule === 'L1-02')
        return report.layouts.some(({ layout }) => dataTables(grid, layout).length < layout.tables.length) ? notesOut(checked, taken) : [];
      if (rule === 'L1-03')
        return [...linesOut(grid.name, 'row', blankRowsIn(grid, data)), ...linesOut(grid.name, 'column', blankColumnsIn(grid, data))];
      if (rule === 'L3-01') return linesOut(grid.name, 'row', blankRowsAbove(grid, data));
      const all: readonly RuleRepair[] = [each(one => editsFor(rule, one)), each(one => otherEditsFor(rule, one))].map(edits => ({
        kind: 'edits',
        edits,
      }));
      return all.filter(one => sizeOf(one) > 0);
    };
    return { groups: shown, tables: found, repairs: new Map(shown.map(group => [group.rule, repairsOf(group)])) };
  }, [checked, grid, report, taken]);
  if (tables.length === 0) return <p className={panel.text}>{text.noTable}</p>;
  const failing = groups.filter(({ at }) => at.length > 0).length;
  return (
    <>
      <h3 className={styles.heading}>{text.scores}</h3>
      <ul className={styles.scores}>
        {([1, 2, 3] as const).map(level => (
          <li key={level}>
            {text.level(level)} <span className={styles.score}>{text.points(report.scores[level])}</span>
          </li>
        ))}
      </ul>
      <p className={panel.quiet}>{text.scoreNote}</p>
      {tables.some(({ headerRows }) => headerRows.length === 0) && <p className={panel.text}>▲ {text.noHeading}</p>}
      <p className={panel.text}>{failing === 0 ? text.none : text.found(failing)}</p>
      {groups.map(({ rule, at, differs }) => (
        <RuleGroup
          key={rule}
          text={text}
          rule={rule}
          at={at}
          differs={differs}
          repairs={repairs.get(rule) ?? []}
          busy={busy}
          onGo={onGo}
          onRepair={onRepair}
        />
      ))}
      <h4 className={styles.quietHeading}>{text.notJudged}</h4>
      <ul className={styles.list}>
        {notJudged(checked).map(rule => (
          <li key={rule}>{text.notJudgedLine(rule, text.rules[rule].name, text.whyNot[rule] ?? text.notJudgedOther)}</li>
        ))}
      </ul>
    </>
  );
}
