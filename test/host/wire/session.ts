import { ApiError } from './api-error';
import type { Sheet } from '../book/sheet';
import type { Area } from '../cell/address';
import type { Platform } from './requirement-sets';

/** A rectangle on a sheet: what the API calls a Range. */
export interface RangeRef {
  readonly sheet: Sheet;
  area: Area;
}

const MOST_LENT = 1000;

/** What the host remembers of one client between two messages: references it was asked to keep, and the switches of its runtime. */
export class Session {
  private readonly kept = new Map<string, { type: string; value: unknown }>();
  private readonly lent = new Map<string, { type: string; value: unknown }>();
  private next = 1;
  /** `context.runtime.enableEvents`. */
  enableEvents = true;

  constructor(
    readonly id: string,
    readonly platform: Platform,
    readonly requirementSet: string,
  ) {}

  keep(type: string, value: unknown): string {
    const id = `{${this.id}-${this.next++}}`;
    this.kept.set(id, { type, value });
    return id;
  }
  /** For an event's `getRange`: nobody gives these back, so only the latest are kept. */
  lend(type: string, value: unknown): string {
    const id = `{${this.id}-event-${this.next++}}`;
    this.lent.set(id, { type, value });
    const [oldest] = this.lent.keys();
    if (this.lent.size > MOST_LENT && oldest !== undefined) this.lent.delete(oldest);
    return id;
  }
  reference(id: string): { type: string; value: unknown } {
    const found = this.kept.get(id) ?? this.lent.get(id);
    if (!found) throw new ApiError('InvalidReference', `This reference is not valid for the current operation: ${id}`);
    return found;
  }
  drop(id: string): void {
    this.kept.delete(id);
  }
  dropAll(): void {
    this.kept.clear();
    this.lent.clear();
  }
  get references(): number {
    return this.kept.size;
  }
  /** The kept ranges, so that inserted and deleted rows can move them. */
  *values(): Iterable<unknown> {
    for (const { value } of this.kept.values()) yield value;
    for (const { value } of this.lent.values()) yield value;
  }
}
