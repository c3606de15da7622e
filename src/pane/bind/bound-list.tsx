import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { BoundCell } from '../../excel/edit/read-bindings';
import type { BindText } from '../../i18n/share/bind.ja';
import type { WorkbookState } from '../../sheets/read/state';
import type { DoorProps } from '../frame/panel/door';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { useWords } from '../words/words';
import { whatWords } from './bind-words';

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
});

/** The bound cells of the workbook: where they are, what they show and show now, and how they are taken away. */
export function BoundList({
  t,
  bound,
  state,
  busy,
  onGo,
  onRemove,
  onRefresh,
}: {
  readonly t: BindText;
  readonly bound: readonly BoundCell[];
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly onGo: DoorProps['onGo'];
  readonly onRemove: (name: string) => void;
  readonly onRefresh: () => void;
}) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const words = useWords();
  if (bound.length === 0) return <p className={panel.quiet}>{t.none}</p>;
  return (
    <div>
      <h3 className={panel.heading}>{t.bound(bound.length)}</h3>
      <ul className={styles.list}>
        {bound.map(({ name, binding, place, text }) => {
          const where = place === null ? name : words.t.place(place.sheet, place.address);
          return (
            <li key={name}>
              <p className={panel.text}>
                {where} {binding === null ? t.foreign : whatWords(binding, state, t, words)}
              </p>
              <p className={panel.quiet}>{place === null ? t.lost : text === '' ? t.blank : text}</p>
              <div className={panel.actions}>
                {place !== null && (
                  <Button size="small" aria-label={t.go(where)} onClick={() => onGo(place)}>
                    {words.t.goToCell}
                  </Button>
                )}
                <Button size="small" aria-label={t.removeOf(where)} disabledFocusable={busy} onClick={() => onRemove(name)}>
                  {t.remove}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <Button disabledFocusable={busy} onClick={onRefresh}>
        {t.refresh}
      </Button>
    </div>
  );
}
