import type { Chart } from './chart';
import type { ConditionalLook, Note } from './rules';
import type { Style } from '../cell/style';

/** What the writer needs of the file a workbook came from, by the very objects that were read. */
export interface Origin {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly styles: ReadonlyMap<Style, number>;
  readonly looks: ReadonlyMap<ConditionalLook, number>;
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  /** Charts by their parts. */
  readonly charts: ReadonlyMap<string, Chart>;
  /** Sheets whose drawings or extensions stand at fixed cells, by their part. */
  readonly anchored: ReadonlySet<string>;
}
