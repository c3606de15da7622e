import { Registrations, WORKBOOK, type HostEvent } from './events';
import { FAULT_MESSAGES, Faults, type Fault } from './faults';
import type { Bridge, FrameOptions, Theme } from './frame';
import type { Host } from '../host';
import { EXCEL_API, type Platform } from './requirement-sets';
import { Session } from './session';
import type { Answer, Batch } from './wire';

export interface ClientOptions {
  /** Default: web, whose message sizes are limited. */
  readonly platform?: Platform;
  /** Highest ExcelApi version of this client's Excel; default: the newest. */
  readonly requirementSet?: string;
  readonly locale?: string;
  readonly theme?: Theme;
  /** Milliseconds before each answer; default 0. */
  readonly latency?: number;
}

/** What went over the wire. Requests in which office.js only tidies up its references count as `tidying`, not as syncs. */
export interface Counters {
  syncs: number;
  tidying: number;
  actions: number;
  bytesSent: number;
  bytesReceived: number;
  events: number;
}

/** Excel on the web takes and gives at most 5 MB a message. */
const MOST_BYTES = 5 * 1024 * 1024;
const size = (text: string): number => new TextEncoder().encode(text).length;

/** One office.js that talks to the host: a pane, a functions page, or another person's Excel. It is the `_richApiNativeBridge` itself. */
export class Client implements Bridge {
  readonly session: Session;
  readonly registrations = new Registrations();
  readonly faults = new Faults();
  readonly options: FrameOptions;
  /** Someone is typing in a cell: every sync fails until this is false again. */
  cellEditMode = false;
  latency: number;
  counters: Counters = { syncs: 0, tidying: 0, actions: 0, bytesSent: 0, bytesReceived: 0, events: 0 };
  /** Set to true, `batches` keeps what was asked, newest last. */
  recording = false;
  readonly batches: Batch[] = [];
  private open = true;
  private busy = false;
  private readonly waiting: (() => void)[] = [];
  /** Set by office.js. */
  onMessageFromHost?: (text: string) => void;

  constructor(
    private readonly host: Host,
    readonly id: string,
    options: ClientOptions,
  ) {
    this.options = {
      platform: options.platform ?? 'web',
      requirementSet: options.requirementSet ?? EXCEL_API.current,
      locale: options.locale ?? 'ja-JP',
      theme: options.theme ?? 'light',
    };
    this.latency = options.latency ?? 0;
    this.session = new Session(id, this.options.platform, this.options.requirementSet);
  }

  /** Nothing is answered any more. */
  close(): void {
    this.open = false;
    this.registrations.clear();
    this.session.dropAll();
  }

  resetCounters(): void {
    this.counters = { syncs: 0, tidying: 0, actions: 0, bytesSent: 0, bytesReceived: 0, events: 0 };
  }

  /** From office.js: one request, answered later. */
  sendMessageToHost(text: string): void {
    const message = JSON.parse(text) as { id: number; type: number; message: { url: string; body: Batch } };
    const { body: batch } = message.message;
    const tidying = isTidying(batch);
    this.counters.bytesSent += size(text);
    if (tidying) this.counters.tidying += 1;
    else {
      this.counters.syncs += 1;
      this.counters.actions += batch.Actions.length;
      if (this.recording) this.batches.push(batch);
    }
    const fault = tidying ? null : this.faults.strike();
    if (fault === 'busy') this.busy = true;
    if (fault === 'silence' || this.busy) {
      if (this.busy) this.waiting.push(() => this.reply(message.id, this.answer(batch, size(text), tidying, null)));
      this.faults.onUnanswered();
      return;
    }
    const answer = this.answer(batch, size(text), tidying, fault);
    if (!tidying) this.faults.done();
    if (fault === 'late answer') {
      this.waiting.push(() => this.reply(message.id, answer));
      this.faults.onUnanswered();
    } else this.reply(message.id, answer);
  }

  private reply(id: number, answer: string | 'lost'): void {
    const message = answer === 'lost' ? { statusCode: 503, headers: {}, body: '' } : { statusCode: 200, headers: {}, body: answer };
    const reply = JSON.stringify({ id, type: 1, message });
    this.counters.bytesReceived += size(reply);
    setTimeout(() => {
      if (this.open) this.onMessageFromHost?.(reply);
    }, this.latency);
  }

  /** Does and answers what has been waiting since a fault 'busy' or 'late answer'. */
  goOn(): void {
    this.busy = false;
    for (const one of this.waiting.splice(0)) one();
  }

  private answer(batch: Batch, bytes: number, tidying: boolean, struck: Fault | null): string | 'lost' {
    if (tidying) return this.execute(batch);
    const fault = struck ?? (this.cellEditMode || this.host.cellEditMode ? 'InvalidOperationInCellEditMode' : null);
    if (fault === 'connection lost') return 'lost';
    if (typeof fault === 'object' && fault !== null) {
      this.execute({ ...batch, Actions: batch.Actions.slice(0, fault.doneActions) });
      return failure('GeneralException', 'There was an internal error while processing the request.');
    }
    if (fault !== null && fault !== 'answer lost' && fault !== 'late answer') return failure(fault, FAULT_MESSAGES[fault] ?? fault);
    const limited = this.options.platform === 'web';
    if (limited && bytes > MOST_BYTES)
      return failure('RequestPayloadSizeLimitExceeded', FAULT_MESSAGES.RequestPayloadSizeLimitExceeded ?? '');
    const body = this.execute(batch);
    if (fault === 'answer lost') return 'lost';
    if (limited && size(body) > MOST_BYTES)
      return failure('ResponsePayloadSizeLimitExceeded', FAULT_MESSAGES.ResponsePayloadSizeLimitExceeded ?? '');
    return body;
  }

  private execute(batch: Batch): string {
    return JSON.stringify(this.host.execute(this, batch));
  }

  /** Hands an event to office.js if it listens; `getRange` of its arguments works through a kept reference. */
  deliver(events: readonly HostEvent[]): void {
    if (!this.session.enableEvents) return;
    const entries: unknown[] = [];
    for (const event of events) {
      for (const target of event.targets) {
        if (!this.registrations.has(event.number, target)) continue;
        const own = event.source === this.id;
        const data = {
          ...event.data,
          source: own || !this.host.isClient(event.source) ? 'Local' : 'Remote',
          triggerSource: own ? 'ThisLocalAddin' : 'Unknown',
          ...(event.range ? { referenceId: this.session.lend('Range', { ...event.range }) } : {}),
        };
        entries.push([65_536, event.number, target === '' ? '' : target || WORKBOOK, JSON.stringify(data), entries.length]);
      }
    }
    if (entries.length === 0) return;
    this.counters.events += entries.length;
    this.send(entries);
  }

  /** Entries of any category: events, and calls of custom functions. */
  send(entries: readonly unknown[]): void {
    if (this.open) this.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
  }
}

const failure = (Code: string, Message: string): string =>
  JSON.stringify({ Error: { Code, Message, Location: '', ActionIndex: -1 }, TraceIds: [] } satisfies Answer);

const TIDYING = new Set(['_RemoveReference', '_RemoveAllReferences', 'NotifyActionHandlerReady']);
function isTidying(batch: Batch): boolean {
  let found = false;
  for (const { ActionType: type, Name: name } of batch.Actions as { ActionType: number; Name: string }[]) {
    if (type === 3 && TIDYING.has(name)) found = true;
    else if (type !== 1) return false;
  }
  return found;
}
