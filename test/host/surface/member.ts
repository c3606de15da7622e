import type { Book } from '../book/book';
import type { Calculation } from '../book/calculation';
import type { Registrations } from '../wire/events';
import type { Session } from '../wire/session';

/**
 * How the API's types are declared to the wire: as data. A type has a name and members; a member has the requirement set it came
 * with and the code that maps it onto the workbook. Names are the API's own (camelCase, as in @types/office-js).
 */

/** The file around the workbook. */
export interface DocumentState {
  name: string;
  readOnly: boolean;
  dirty: boolean;
  /** Workbooks that `Excel.createWorkbook` opened beside this one, newest last. */
  readonly created: Uint8Array[];
  /** Shows such a workbook, where there is somebody to see it. */
  onCreated: ((bytes: Uint8Array) => void) | null;
}

/** How an Excel may answer otherwise: what the stand-in would do, and for which object. */
export type Quirk = (usual: () => unknown, self: unknown) => unknown;

/** What a member may use beside its object: the workbook, the client's own state, its event registrations. */
export interface Call {
  readonly book: Book;
  readonly session: Session;
  readonly registrations: Registrations;
  readonly calculation: Calculation;
  readonly document: DocumentState;
  /** Notes a use that works but that the add-in should avoid; tests read them at the host. */
  readonly warn: (text: string) => void;
  /** By 「Type.member」: a member this Excel answers otherwise, whether it is read, set or called. */
  readonly quirks: ReadonlyMap<string, Quirk>;
}

export interface Property {
  readonly kind: 'property';
  readonly set: string;
  /** The type's name when the property leads to another object; a scalar has none. */
  readonly type?: string;
  readonly get: (self: never, call: Call) => unknown;
  readonly put?: (self: never, value: unknown, call: Call) => void;
}

export interface Method {
  readonly kind: 'method';
  readonly set: string;
  /** The type's name when the method gives an object; without it a plain value, or nothing. */
  readonly type?: string;
  readonly run: (self: never, args: readonly unknown[], call: Call) => unknown;
}

/** `on…` of the API: what office.js registers on the wire, and the number and target the answers carry. */
export interface ApiEvent {
  readonly kind: 'event';
  readonly set: string;
  /** The middle of `_Register…Event` (or the whole `RegisterEvent…` for the later ones). */
  readonly registers: string;
  readonly number: number;
  readonly target: (self: never) => string;
}

export type Member = Property | Method | ApiEvent;

export interface Items {
  readonly type: string;
  readonly all: (self: never, call: Call) => readonly unknown[];
  /** By id, name or index, whatever the API's indexer takes; null when there is none. */
  readonly item: (self: never, key: unknown, call: Call) => unknown;
}

export interface ApiType {
  readonly name: string;
  readonly members: Readonly<Record<string, Member>>;
  /** Properties that come along whenever the object does, so that office.js can name it again. */
  readonly identity: readonly string[];
  readonly items?: Items;
  /** The `_Id` an item comes with where the API's indexer takes something that is no property. */
  readonly key?: (self: never) => unknown;
  /** Ranges: kept by reference on request. */
  readonly kept: boolean;
  /** Members office.js uses on its own behalf; not part of the API. */
  readonly internal: Readonly<Record<string, Member>>;
}

interface Declaration<T> {
  readonly members: Readonly<Record<string, Member>>;
  readonly identity?: readonly (keyof T | string)[];
  readonly items?: Items;
  readonly key?: (self: T) => unknown;
  readonly kept?: boolean;
  readonly internal?: Readonly<Record<string, Member>>;
}

/** Builders bound to the type of the host's object, so that each member's code is checked. */
export function membersOf<T>(): {
  scalar(set: string, get: (self: T, call: Call) => unknown, put?: (self: T, value: unknown, call: Call) => void): Property;
  object(set: string, type: string, get: (self: T, call: Call) => unknown): Property;
  action(set: string, run: (self: T, args: readonly unknown[], call: Call) => unknown): Method;
  gives(set: string, type: string, run: (self: T, args: readonly unknown[], call: Call) => unknown): Method;
  event(set: string, registers: string, number: number, target: (self: T) => string): ApiEvent;
  items(type: string, all: (self: T, call: Call) => readonly unknown[], item: (self: T, key: unknown, call: Call) => unknown): Items;
  type(name: string, declaration: Declaration<T>): ApiType;
} {
  // The members forget their own type here; the wire only ever hands a member the object it was declared for.
  return {
    scalar: (set, get, put) => ({ kind: 'property', set, get, ...(put ? { put } : {}) }),
    object: (set, type, get) => ({ kind: 'property', set, type, get }),
    action: (set, run) => ({ kind: 'method', set, run }),
    gives: (set, type, run) => ({ kind: 'method', set, type, run }),
    event: (set, registers, number, target) => ({ kind: 'event', set, registers, number, target }),
    items: (type, all, item) => ({ type, all, item }),
    type: (name, declaration) => ({
      name,
      members: declaration.members,
      identity: (declaration.identity ?? []).map(String),
      kept: declaration.kept ?? false,
      internal: declaration.internal ?? {},
      ...(declaration.key ? { key: declaration.key } : {}),
      ...(declaration.items ? { items: declaration.items } : {}),
    }),
  };
}
