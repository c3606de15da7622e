import { useEffect } from 'react';
import { replacedRows } from '../../excel/rows/outbox';
import { REPLACED_EN } from '../../i18n/entry/replaced.en';
import { REPLACED_JA } from '../../i18n/entry/replaced.ja';
import type { CellPlace } from '../../sheets/read/state';
import type { Workbook } from '../frame/workbook/use-workbook';
import type { Saving } from './saving';

/** After each reading: rows of this pane that a co-author's simultaneous write has replaced are added again below, and it is told. */
export function useReplacedRows(
  { state, begun }: Pick<Workbook, 'state' | 'begun'>,
  { busy, perform, words, go }: Pick<Saving, 'busy' | 'perform' | 'words' | 'go'>,
): void {
  useEffect(() => {
    // While we write ourselves the workbook is read once more afterwards.
    if (state === null || busy) return;
    const left = [...replacedRows(state, begun)];
    if (left.length === 0) return;
    const count = left.reduce((sum, { rows }) => sum + rows.length, 0);
    /** Of earlier attempts, too. */
    const places: CellPlace[] = [];
    perform(async () => {
      const { addReplaced } = await import(/* webpackChunkName: "entry" */ '../../excel/rows/append-rows');
      for (const { place } of await addReplaced(left)) places.push(place);
      const { t, language } = words;
      const [first] = places;
      return {
        kind: 'done',
        text: (language === 'ja' ? REPLACED_JA : REPLACED_EN).addedAgain(
          count,
          places.map(({ sheet, address }) => t.place(sheet, address)).join(language === 'ja' ? '、' : ', '),
        ),
        ...(first && { next: { label: t.goToCell, run: () => go(first) } }),
      };
    });
    // Once for each reading, and when our own writing ends.
  }, [state, busy]);
}
