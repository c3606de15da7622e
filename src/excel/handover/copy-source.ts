/** What a copy needs to know of the open workbook beside its file. Nothing is written. */
import type { Scalar } from '../../sheets/handover/report';
import { run } from '../batch/run';

export interface CopySource {
  /** Excel is not done with its formulas: their last values are not the right ones. */
  readonly calculating: boolean;
  /** What names give, by name in lower case, where it is one value. */
  readonly nameValues: ReadonlyMap<string, Scalar>;
}

/** One sync. Throws ExcelFailure. */
export function readCopySource(): Promise<CopySource> {
  return run(async context => {
    const { application, names } = context.workbook;
    application.load('calculationState');
    names.load('items/name,items/value,items/type');
    await context.sync();
    const values = names.items.flatMap(({ name, value, type }): [string, Scalar][] => {
      const given = value as unknown;
      if (type === Excel.NamedItemType.range || type === Excel.NamedItemType.array || type === Excel.NamedItemType.error) return [];
      return typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' ? [[name.toLowerCase(), given]] : [];
    });
    return { calculating: application.calculationState !== Excel.CalculationState.done, nameValues: new Map(values) };
  });
}
