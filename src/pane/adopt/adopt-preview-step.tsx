import { Button } from '@fluentui/react-components';
import { adoptionNote } from '../../i18n/sheets/adopt-note';
import type { AdoptText } from '../../i18n/sheets/adopt.ja';
import type { Adoption } from '../../sheets/adopt/adopt';
import type { AdoptedCell, AdoptedRow } from '../../sheets/adopt/adopt-rows';
import { shownText, type AdoptSource } from '../../sheets/adopt/source/adopt-grid';
import { SEVERITY, type Issue } from '../../sheets/schema/issue';
import { addressOf, type CellPlace } from '../../sheets/read/state';
import { TABLES } from '../../sheets/schema/declarations/tables';
import type { AdoptStyles } from './adopt-styles';
import { formatAsCell, formatDate } from '../words/format';
import { Conflicts } from '../frame/panel/panel-frame';
import { useWords } from '../words/words';

/** Rows and sentences that are shown: enough to judge by. */
const SHOWN_ROWS = 5;
const SHOWN_ISSUES = 20;

interface Props {
  readonly text: AdoptText;
  readonly styles: AdoptStyles;
  readonly source: AdoptSource;
  readonly adoption: Adoption;
  /** The sheet it goes into. */
  readonly sheet: string;
  readonly onGo: (place: CellPlace) => void;
}

interface IssueGroup {
  readonly sentence: string;
  readonly first: Issue;
  readonly count: number;
}

/** Step 3: what will be written, what will be wrong with it, and what is left out; before anything is written. */
export function AdoptPreviewStep({ text, styles, source, adoption, sheet, onGo }: Props) {
  const { issue: issueWords, sheets, t, clearsUndo } = useWords();
  const { plan, rows, headers, converted, present, issues, notes } = adoption;
  const created = plan.tables.find(table => table.action === 'create');
  const added = plan.tables.flatMap(table => (table.action === 'append' ? table.columns.map(({ header }) => header) : []));
  const groups = issueGroups(issues, issueWords);
  const placeOf = (issue: Issue): CellPlace => {
    const row = rows[issue.row ?? 0];
    const from = row?.cells[issue.column]?.from ?? 0;
    return {
      sheet: source.sheet,
      address: addressOf(source.row + (row?.line.row ?? 0), source.column + (row?.line.columns?.[from] ?? from)),
    };
  };
  return (
    <>
      <p className={styles.text}>{text.previewIntro}</p>
      <Conflicts heading={text.conflicts} conflicts={plan.conflicts} />
      <ul className={styles.bullets}>
        {created !== undefined && <li>{text.createsSheet(created.sheet)}</li>}
        {created !== undefined && created.sheet !== created.wanted && <li>{sheets.plan.renamed(created.wanted, created.sheet)}</li>}
        <li>{rows.length === 0 ? text.nothingNew : text.rowsToCopy(rows.length, sheet)}</li>
        {plan.asOf.action === 'onKpiSheet' && (
          <li>
            {sheets.plan.asOf(sheet, formatDate(plan.asOf.serial))} {t.previewAsOfLater}
          </li>
        )}
        {added.length > 0 && <li>{text.addsColumns(added)}</li>}
        {present > 0 && <li>{text.present(present)}</li>}
        {converted > 0 && <li>{text.converted(converted)}</li>}
        {notes.map(note => (
          <li key={JSON.stringify(note)}>{adoptionNote(text, note)}</li>
        ))}
        <li>{text.formulasToo}</li>
        {created !== undefined && <li>{clearsUndo}</li>}
      </ul>
      {rows.length > 0 && (
        <div className={styles.step}>
          <h3 className={styles.heading}>{text.firstRows(Math.min(SHOWN_ROWS, rows.length), rows.length)}</h3>
          <ol className={styles.list}>
            {rows.slice(0, SHOWN_ROWS).map((row, index) => (
              <li key={index} className={styles.item}>
                <span className={styles.quiet}>{text.rowFrom(source.row + row.line.row + 1)}</span>
                <dl className={styles.cells}>
                  {headers
                    .filter(header => (row.cells[header]?.value ?? null) !== null)
                    .map(header => (
                      <PreviewCell key={header} header={header} row={row} text={text} styles={styles} />
                    ))}
                </dl>
              </li>
            ))}
          </ol>
        </div>
      )}
      {rows.length > 0 && (
        <div className={styles.step}>
          <h3 className={styles.heading}>{issues.length === 0 ? text.issuesNone : text.issues(issues.length)}</h3>
          {issues.length > 0 && <p className={styles.quiet}>{text.issuesIntro}</p>}
          <ul className={styles.list}>
            {groups.slice(0, SHOWN_ISSUES).map(({ sentence, first, count }) => {
              const place = placeOf(first);
              return (
                <li key={sentence} className={styles.item}>
                  <span className={styles.text}>
                    <strong>{text.severity[SEVERITY[first.kind]]}</strong> {sentence}
                    {count > 1 && text.issueRows(count)}
                  </span>
                  <Button
                    size="small"
                    className={styles.button}
                    aria-label={text.toSourceOf(t.place(place.sheet, place.address))}
                    onClick={() => onGo(place)}
                  >
                    {text.toSource}
                  </Button>
                </li>
              );
            })}
          </ul>
          {groups.length > SHOWN_ISSUES && <p className={styles.quiet}>{text.moreIssues(groups.length - SHOWN_ISSUES)}</p>}
        </div>
      )}
    </>
  );
}

function PreviewCell({
  header,
  row,
  text,
  styles,
}: {
  readonly header: string;
  readonly row: AdoptedRow;
  readonly text: AdoptText;
  readonly styles: AdoptStyles;
}) {
  const cell = row.cells[header];
  if (cell === undefined || cell.value === null) return null;
  const to = formatAsCell(cell.value, cell.format);
  const before = originalOf(cell, row);
  return (
    <>
      <dt className={styles.term}>{header}</dt>
      <dd className={styles.value}>
        {before === null ? (
          <>
            {to}
            {text.added}
          </>
        ) : cell.changed && before !== to ? (
          <>
            {before} → <span className={styles.changed}>{to}</span>
          </>
        ) : (
          to
        )}
      </dd>
    </>
  );
}

/** What stands in the source; null: the value follows from elsewhere. */
function originalOf({ from }: AdoptedCell, { line }: AdoptedRow): string | null {
  return from === null ? null : shownText(line.cells[from], line.texts[from]).replace(/\s+/g, ' ');
}

/** Issues of one sentence together: a column that is left blank says so once. */
export function issueGroups(issues: readonly Issue[], sentenceOf: (issue: Issue) => string): readonly IssueGroup[] {
  const groups = new Map<string, { first: Issue; count: number }>();
  for (const issue of issues) {
    const sentence = sentenceOf(issue);
    const group = groups.get(sentence);
    if (group) group.count++;
    else groups.set(sentence, { first: issue, count: 1 });
  }
  return [...groups].map(([sentence, { first, count }]) => ({ sentence, first, count }));
}

/** The sheet that the rows of an adoption go into. */
export function sheetOf({ plan, table }: Adoption, there: string | null): string {
  return there ?? plan.tables.find(({ action }) => action === 'create')?.sheet ?? TABLES[table].sheet;
}
