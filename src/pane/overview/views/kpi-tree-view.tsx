import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { KPI_TREE_EN } from '../../../i18n/overview/kpi-tree.en';
import { KPI_TREE_JA, type KpiTreeText } from '../../../i18n/overview/kpi-tree.ja';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { formatShare } from '../../words/format';
import { useWords } from '../../words/words';
import { kpiTrees, type KpiNode } from './kpi-tree-model';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  // Nested without growing narrow: at 320 pixels four levels still leave room for a name.
  under: {
    marginTop: tokens.spacingVerticalS,
    marginLeft: tokens.spacingHorizontalXS,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  node: { padding: tokens.spacingHorizontalS, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  name: { minWidth: 0, padding: 0, justifyContent: 'flex-start', textAlign: 'start', overflowWrap: 'anywhere' },
  line: { margin: 0, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  way: { height: '8px', backgroundColor: tokens.colorNeutralBackground4, border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  gone: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground },
});

type Styles = ReturnType<typeof useStyles>;

interface Props {
  readonly state: WorkbookState;
  readonly onGo: (place: CellPlace) => void;
}

/** つながり: the KPIs as trees along 上位, each with what it and those below it have reached. */
export function KpiTreeView({ state, onGo }: Props) {
  const styles = useStyles();
  const { language } = useWords();
  const t = language === 'ja' ? KPI_TREE_JA : KPI_TREE_EN;
  const trees = useMemo(() => kpiTrees(state), [state]);
  return (
    <div className={styles.view}>
      <p className={styles.quiet}>{t.note}</p>
      <ul className={styles.list}>
        {trees.map(node => (
          <Node key={node.name} node={node} styles={styles} t={t} onGo={onGo} />
        ))}
      </ul>
    </div>
  );
}

/** The way gone as a bar; the words beside it say the same. */
function Way({ share, styles }: { readonly share: number | null; readonly styles: Styles }) {
  const width = Math.round(Math.min(1, Math.max(0, share ?? 0)) * 100);
  return (
    <div className={styles.way} aria-hidden="true">
      <div className={styles.gone} style={{ width: `${width}%` }} />
    </div>
  );
}

function Node({
  node,
  styles,
  t,
  onGo,
}: {
  readonly node: KpiNode;
  readonly styles: Styles;
  readonly t: KpiTreeText;
  readonly onGo: Props['onGo'];
}) {
  const { name, stage, own, below, asked, reported, place, children } = node;
  const shown = (share: number | null): string => (share === null ? t.unknown : formatShare(share));
  return (
    <li>
      <div className={styles.node}>
        <Button
          appearance="transparent"
          size="small"
          className={styles.name}
          aria-label={t.go(name)}
          disabledFocusable={place === null}
          onClick={() => (place === null ? undefined : onGo(place))}
        >
          {name}
        </Button>
        {stage !== null && <p className={styles.quiet}>{stage}</p>}
        <p className={styles.line}>{t.own(shown(own))}</p>
        <Way share={own} styles={styles} />
        {children.length > 0 && (
          <>
            <p className={styles.line}>
              {t.below(shown(below))} {t.coverage(asked, reported)}
            </p>
            <Way share={below} styles={styles} />
          </>
        )}
      </div>
      {children.length > 0 && (
        <ul className={`${styles.list} ${styles.under}`}>
          {children.map(child => (
            <Node key={child.name} node={child} styles={styles} t={t} onGo={onGo} />
          ))}
        </ul>
      )}
    </li>
  );
}
