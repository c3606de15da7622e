import { Book } from './book/book';
import { Calculation } from './book/calculation';
import type { Change } from './book/change';
import { Client, type ClientOptions } from './wire/client';
import { type HostEvent, eventsOf } from './wire/events';
import { DocumentCopies } from './wire/document-copy';
import type { Sheet } from './book/sheet';
import { shiftArea } from './engine/shift';
import { isRange } from './surface/convert';
import type { DocumentState, Quirk } from './surface/member';
import { surface } from './surface/surface';
import { type Answer, type Batch, processQuery } from './wire/wire';

/** Stands in for Excel: one workbook, any number of clients, and the switches tests need. It is not Excel; the README says what was seen there. */
export class Host {
  readonly calculation: Calculation;
  readonly document: DocumentState = { name: 'Book1.xlsx', readOnly: false, dirty: false, created: [], onCreated: null };
  /** The file of the workbook, for `getFileAsync`. */
  readonly copies = new DocumentCopies(async () => {
    await this.settled();
    const { writeXlsx } = await import('./xlsx');
    return (await writeXlsx(this.book)).bytes;
  });
  /** Someone is typing in a cell of this Excel: every client's syncs fail. */
  cellEditMode = false;
  /** Members this Excel answers otherwise than the stand-in, by 「Type.member」; see quirks.ts. */
  readonly quirks = new Map<string, Quirk>();
  /** Uses that work but that the add-in should avoid. */
  readonly warnings: string[] = [];
  private readonly connected = new Map<string, Client>();
  private readonly pending: HostEvent[] = [];
  private activeSheet: Sheet;
  private next = 1;
  private delivery: ReturnType<typeof setTimeout> | null = null;

  constructor(readonly book: Book = new Book()) {
    this.calculation = new Calculation(book);
    this.activeSheet = book.activeSheet;
    book.onChange(change => {
      this.changed(change);
    });
  }

  /** A host on the workbook of an .xlsx, or on an empty one. */
  static async open(xlsx?: Uint8Array): Promise<Host> {
    if (!xlsx) return new Host();
    const { readXlsx } = await import('./xlsx');
    return new Host((await readXlsx(xlsx)).book);
  }

  get clients(): readonly Client[] {
    return [...this.connected.values()];
  }
  isClient(id: string): boolean {
    return this.connected.has(id);
  }

  /** Another office.js on this workbook. */
  connect(options: ClientOptions = {}): Client {
    const client = new Client(this, `client${this.next++}`, options);
    this.connected.set(client.id, client);
    return client;
  }
  disconnect(client: Client): void {
    this.connected.delete(client.id);
    client.close();
  }

  /** One batch of a client. Formulas are recalculated before anything is read and before the answer. */
  execute(client: Client, batch: Batch): Answer {
    const { calculation } = this;
    const call = {
      book: this.book,
      session: client.session,
      registrations: client.registrations,
      calculation,
      document: this.document,
      quirks: this.quirks,
      warn: (text: string): void => {
        this.warnings.push(text);
      },
    };
    const answer = this.book.by(client.id, () =>
      processQuery(batch, surface, call, {
        beforeRead: () => {
          calculation.settle();
        },
      }),
    );
    calculation.resume();
    calculation.settle();
    return answer;
  }

  /** Resolves when all formulas have their values, asynchronous custom functions too, and the events are delivered. */
  async settled(): Promise<void> {
    this.calculation.settle();
    await this.calculation.done();
    this.flush();
  }

  private changed(change: Change): void {
    if (
      change.kind !== 'format' &&
      change.source !== 'calculation' &&
      change.source !== 'load' &&
      change.what !== 'selection' &&
      change.what !== 'sheetActivated'
    ) {
      if (!isOnlySeen(change)) this.calculation.written();
      this.document.dirty = true;
    }
    this.moveReferences(change);
    this.pending.push(...eventsOf(change, this.activeSheet, this.book.tables()));
    if (change.what === 'sheetActivated' && change.sheet) this.activeSheet = change.sheet;
    // After the answer of the batch that caused them, as in Excel; one delivery for all that happened at once.
    this.delivery ??= setTimeout(() => {
      this.flush();
    }, 0);
  }

  private flush(): void {
    if (this.delivery !== null) clearTimeout(this.delivery);
    this.delivery = null;
    // What a person typed is calculated here; a client's batch was, before its answer.
    this.calculation.settle();
    const events = this.pending.splice(0);
    if (events.length) for (const client of this.clients) client.deliver(events);
  }

  /** Kept ranges follow inserted and deleted rows, columns and cells. */
  private moveReferences({ sheet, shift }: Change): void {
    if (!sheet || !shift) return;
    for (const client of this.clients) {
      for (const value of client.session.values()) {
        if (!isRange(value) || value.sheet !== sheet) continue;
        value.area = shiftArea(value.area, shift) ?? value.area;
      }
    }
  }
}

/** What no formula can read: validations, conditional formats, notes, settings, and of layout what concerns no row and no column, such as the printed page. */
const isOnlySeen = ({ kind, what, area }: Change): boolean =>
  kind === 'structure' && (what === 'rules' || what === 'settings' || (what === 'layout' && area === null));
