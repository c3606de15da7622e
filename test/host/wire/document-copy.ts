/**
 * `Office.context.document.getFileAsync` and its slices, as office.js for Windows asks for them: `external.Execute` with the ids and
 * answers of excel-win32-16.01.debug.js (SafeArray). Errors are office.js' numbers.
 */

const METHOD = { copy: 77, slice: 80, release: 81 } as const;
const COMPRESSED = 5;
const ERROR = { tooLarge: 1008, notSupported: 1009, internal: 5001, incomplete: 5100 } as const;
const SUCCESS = 0;

/** A COM array, as far as office.js asks. */
const safeArray = (items: readonly unknown[]): { toArray(): unknown[]; dimensions(): number } => ({
  toArray: () => [...items],
  dimensions: () => 1,
});

type Respond = (answer: unknown) => void;

/** What may go wrong: the file is too large for this Excel, one of its slices fails (from 0), it knows no files at all. */
export type CopyFault = 'too large' | 'not supported' | { readonly slice: number };

/** The file of the workbook as it is at the moment of asking; two may be open at a time, as in Office. */
export class DocumentCopies {
  fault: CopyFault | null = null;
  private readonly open = new Map<number, Uint8Array>();
  private next = 1;

  constructor(private readonly bytes: () => Promise<Uint8Array>) {}

  /** Files that were asked for and not closed. */
  get unclosed(): number {
    return this.open.size;
  }

  Execute(id: number, params: readonly unknown[], respond: Respond): void {
    const [first, offset, length] = params;
    const file = this.open.get(Number(first));
    if (id === METHOD.copy) void this.copy(Number(first), respond);
    else if (id === METHOD.slice) this.later(respond, file ? this.slice(file, Number(offset), Number(length)) : null);
    else if (id === METHOD.release) this.later(respond, this.open.delete(Number(first)) ? [SUCCESS] : null);
    else this.later(respond, null);
  }

  private async copy(type: number, respond: Respond): Promise<void> {
    if (type !== COMPRESSED || this.fault === 'not supported') return respond(ERROR.notSupported);
    if (this.fault === 'too large') return respond(ERROR.tooLarge);
    if (this.open.size >= 2) return respond(ERROR.incomplete);
    try {
      const bytes = await this.bytes();
      const handle = this.next++;
      this.open.set(handle, bytes);
      respond(safeArray([SUCCESS, safeArray([handle, bytes.length])]));
    } catch {
      respond(ERROR.internal);
    }
  }

  private slice(file: Uint8Array, offset: number, length: number): unknown[] | null {
    const fault = this.fault;
    if (typeof fault === 'object' && fault !== null && fault.slice === Math.floor(offset / length)) return null;
    const data = [...file.subarray(offset, offset + length)];
    return [SUCCESS, safeArray([safeArray(data), data.length])];
  }

  private later(respond: Respond, answer: readonly unknown[] | null): void {
    setTimeout(() => respond(answer === null ? ERROR.internal : safeArray(answer)), 0);
  }
}
