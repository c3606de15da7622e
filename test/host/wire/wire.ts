import { ApiError, apiNotFound, invalidArgument, itemNotFound, notImplemented } from './api-error';
import { BookFault } from '../cell/fault';
import { compareVersions } from './requirement-sets';
import type { ApiType, Call, Member, Method } from '../surface/member';

/**
 * The protocol of office.js: executes one ProcessQuery batch. It knows no type of the API by name; what there is, and how it maps onto
 * the workbook, comes from the surface. Action types as in OfficeExtension of excel-web-16.00.debug.js 1.1.110.
 */
/* eslint-disable @typescript-eslint/no-explicit-any -- the wire's JSON is untyped; every value is checked where it is used */

const PATH = { global: 1, created: 2, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, recursive: 6, json: 7, unchanged: 8, update: 9 } as const;

/** An object of the API on the host's side; `null` where the API has a null object. */
interface Handle {
  readonly type: ApiType;
  readonly value: unknown;
  reference?: string;
  /** `untrack` was called: not kept, though the batch keeps its ranges. */
  passing?: boolean;
}

export interface Batch {
  Actions: any[];
  ObjectPaths: Record<string, any>;
  AutoKeepReference?: boolean;
}
export type Answer =
  | { Results: { ActionId: number; Value: unknown }[]; TraceIds: number[] }
  | { Error: { Code: string; Message: string; Location: string; ActionIndex: number }; TraceIds: number[] };

export interface Surface {
  readonly root: string;
  readonly types: ReadonlyMap<string, ApiType>;
  readonly services: ReadonlyMap<string, ApiType>;
}
/** What the host does around the actions: recalculating what was written before something is read. */
export interface Hooks {
  beforeRead(): void;
}

const FAULT_CODES: Record<BookFault['kind'], string> = {
  'invalid-argument': 'InvalidArgument',
  'not-found': 'ItemNotFound',
  'already-exists': 'ItemAlreadyExists',
  protected: 'AccessDenied',
  overlap: 'InvalidArgument',
  unsupported: 'NotImplemented',
  'invalid-operation': 'InvalidOperation',
};

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A batch fails as a whole at its first failing action; what was done before stays done, as in Excel. */
export function processQuery(batch: Batch, surface: Surface, call: Call, hooks: Hooks): Answer {
  const run = new Run(batch, surface, call);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  for (const [index, action] of batch.Actions.entries()) {
    try {
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
      if (action.ActionType === ACTION.query || action.ActionType === ACTION.json) hooks.beforeRead();
      results.push({ ActionId: action.Id, Value: run.act(action) });
    } catch (error) {
      return { Error: { ...describe(error, run.location), ActionIndex: index }, TraceIds: traces };
    }
  }
  return { Results: results, TraceIds: traces };
}

function describe(error: unknown, location: string): { Code: string; Message: string; Location: string } {
  if (error instanceof ApiError) return { Code: error.code, Message: error.message, Location: error.location ?? location };
  if (error instanceof BookFault) return { Code: FAULT_CODES[error.kind], Message: error.message, Location: location };
  // A mistake of the stand-in itself: say so, with the stack, so that nobody takes it for Excel's answer.
  return {
    Code: 'GeneralException',
    Message: `The stand-in failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    Location: location,
  };
}

class Run {
  private readonly handles = new Map<number, Handle | null>();
  /** What is being done, for the error's location: Range.values. */
  location = '';

  constructor(
    private readonly batch: Batch,
    private readonly surface: Surface,
    private readonly call: Call,
  ) {}

  act(action: any): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const handle = this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return handle && this.identify(handle);
      case ACTION.query:
      case ACTION.json:
        return handle && this.query(handle, selection(action.QueryInfo), action.QueryInfo);
      case ACTION.method:
        return handle && this.invoke(handle, action.Name, action.ArgumentInfo);
      case ACTION.set:
        if (handle) this.put(handle, action.Name, this.args(action.ArgumentInfo)[0]);
        return null;
      case ACTION.update:
        if (handle) for (const [name, value] of Object.entries(action.ObjectState)) this.put(handle, name, value);
        return null;
      default:
        throw notImplemented(`Action type ${action.ActionType}`);
    }
  }

  /** The object a path leads to, worked out once a batch. From a null object on, everything is null. */
  private resolve(id: number): Handle | null {
    const known = this.handles.get(id);
    if (known !== undefined) return known;
    const path = this.batch.ObjectPaths[String(id)];
    if (!path) throw new ApiError('InvalidObjectPath', `There is no object path ${id}.`);
    const handle = this.open(path);
    if (handle && path.D === true) handle.passing = true;
    this.handles.set(id, handle);
    return handle;
  }

  private open(path: any): Handle | null {
    switch (path.ObjectPathType) {
      case PATH.global:
        return { type: this.typeOf(this.surface.root), value: this.call.book };
      case PATH.nothing:
        return null;
      case PATH.created: {
        const service = this.surface.services.get(path.Name);
        if (!service) throw notImplemented(path.Name);
        return { type: service, value: this.call.book };
      }
      case PATH.reference: {
        this.location = 'Range';
        const kept = this.call.session.reference(path.Name);
        const { sheet } = kept.value as { readonly sheet?: unknown };
        if (sheet !== undefined && !this.call.book.sheets.some(one => one === sheet))
          throw itemNotFound('The sheet of this range has been deleted.');
        return { type: this.typeOf(kept.type), value: kept.value, reference: path.Name };
      }
      default: {
        const parent = this.resolve(path.ParentObjectPathId);
        if (!parent) return null;
        return path.ObjectPathType === PATH.indexer ? this.item(parent, this.args(path.ArgumentInfo)[0]) : this.follow(parent, path);
      }
    }
  }

  private item(parent: Handle, key: unknown): Handle {
    this.location = `${parent.type.name}.getItem`;
    const items = parent.type.items;
    if (!items) throw notImplemented(this.location);
    const value = items.item(parent.value as never, key, this.call);
    if (value === null || value === undefined) throw itemNotFound(`${parent.type.name} has no item ${JSON.stringify(key)}.`);
    return { type: this.typeOf(items.type), value };
  }

  private follow(parent: Handle, path: any): Handle | null {
    const [name, member] = this.member(parent.type, path.Name);
    this.location = `${parent.type.name}.${name}`;
    if (member.kind === 'event' || !member.type) throw invalidArgument(`${this.location} gives no object.`);
    const wanted = path.ObjectPathType === PATH.method ? 'method' : 'property';
    if (member.kind !== wanted) throw invalidArgument(`${this.location} is a ${member.kind}.`);
    const value =
      member.kind === 'method'
        ? this.run(parent, member, this.args(path.ArgumentInfo))
        : this.otherwise(parent, () => member.get(parent.value as never, this.call));
    if (value !== null && value !== undefined) return { type: this.typeOf(member.type), value };
    if (name.endsWith('OrNullObject')) return null;
    throw itemNotFound(`${this.location}: the requested resource doesn't exist.`);
  }

  private run(handle: Handle, method: Method, args: readonly unknown[]): unknown {
    return this.otherwise(handle, () => method.run(handle.value as never, args, this.call));
  }

  /** What is done at `location`, or what this Excel does instead. */
  private otherwise(handle: Handle, usual: () => unknown): unknown {
    const quirk = this.call.quirks.get(this.location);
    return quirk ? quirk(usual, handle.value) : usual();
  }

  private invoke(handle: Handle, wireName: string, info: any): unknown {
    this.location = `${handle.type.name}.${lower(wireName)}`;
    if (wireName === '_KeepReference') {
      if (!handle.type.kept) throw notImplemented(this.location);
      handle.reference ??= this.call.session.keep(handle.type.name, handle.value);
      return null;
    }
    const registration = /^_(Unr|R)egister(.+)$/.exec(wireName);
    if (registration) return this.register(handle, registration[2] ?? '', registration[1] === 'R');
    const [name, member] = this.member(handle.type, wireName);
    this.location = `${handle.type.name}.${name}`;
    if (member.kind !== 'method') throw invalidArgument(`${this.location} is no method.`);
    const value = this.run(handle, member, this.args(info));
    return member.type || value === undefined ? null : value;
  }

  private register(handle: Handle, what: string, on: boolean): null {
    const found = Object.entries(handle.type.members).find(
      ([, m]) => m.kind === 'event' && (what === `${m.registers}Event` || what === m.registers),
    );
    const event = found?.[1];
    if (!found || event?.kind !== 'event') throw notImplemented(`${handle.type.name}._Register${what}`);
    this.location = `${handle.type.name}.${found[0]}`;
    this.checkSet(handle.type, found[0], event);
    this.call.registrations.set(event.number, event.target(handle.value as never), on);
    return null;
  }

  private put(handle: Handle, wireName: string, value: unknown): void {
    const [name, member] = this.member(handle.type, wireName);
    this.location = `${handle.type.name}.${name}`;
    if (member.kind !== 'property' || !member.put) throw new ApiError('InvalidArgument', `${this.location} cannot be set in the stand-in.`);
    const { put } = member;
    this.otherwise(handle, () => put(handle.value as never, value, this.call));
  }

  private identify(handle: Handle): Record<string, unknown> {
    const data = this.scalars(handle, handle.type.identity);
    if (this.batch.AutoKeepReference && handle.type.kept && handle.passing !== true)
      handle.reference ??= this.call.session.keep(handle.type.name, handle.value);
    if (handle.type.key) data['_Id'] = handle.type.key(handle.value as never);
    if (handle.reference) data['_ReferenceId'] = handle.reference;
    return data;
  }

  private scalars(handle: Handle, names: readonly string[]): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    for (const name of names) data[upper(name)] = this.read(handle, name);
    return data;
  }

  private read(handle: Handle, name: string): unknown {
    const member = this.member(handle.type, name)[1];
    this.location = `${handle.type.name}.${name}`;
    if (member.kind !== 'property') throw invalidArgument(`${this.location} cannot be loaded: it is no property.`);
    return this.otherwise(handle, () => member.get(handle.value as never, this.call));
  }

  /** The data a load asks for: chosen scalars, nested objects, and the items of a collection. */
  private query(handle: Handle, wanted: Selection, page: any = {}): Record<string, unknown> {
    const data = this.identify(handle);
    const type = handle.type;
    const own: Selection = { all: wanted.all, names: new Map() };
    const ofItems: Selection = { all: wanted.all, names: new Map() };
    for (const [name, nested] of wanted.names) {
      if (type.items && lower(name) === 'items') {
        if (nested.names.size === 0 && !nested.all) ofItems.all = true;
        merge(ofItems, nested);
      } else if (type.items && !this.has(type, name)) ofItems.names.set(name, nested);
      else own.names.set(name, nested);
    }
    if (own.all)
      for (const [name, m] of Object.entries(type.members))
        if (m.kind === 'property' && !m.type && this.supports(m)) data[upper(name)] = this.read(handle, name);
    for (const [name, nested] of own.names) {
      const [known, member] = this.member(type, name);
      if (member.kind === 'property' && member.type) {
        this.location = `${type.name}.${known}`;
        const value = member.get(handle.value as never, this.call);
        const inner = nested.names.size === 0 ? { all: true, names: nested.names } : nested;
        data[upper(known)] = value === null || value === undefined ? null : this.query({ type: this.typeOf(member.type), value }, inner);
      } else if (nested.names.size) throw invalidArgument(`${type.name}.${known} has nothing to expand.`);
      else data[upper(known)] = this.read(handle, known);
    }
    if (type.items) {
      const itemType = this.typeOf(type.items.type);
      const skip = Number(page?.Skip ?? 0);
      const all = type.items.all(handle.value as never, this.call);
      const chosen = all.slice(skip, page?.Top === undefined ? undefined : skip + Number(page.Top));
      data['_Items'] = chosen.map(value => this.query({ type: itemType, value }, ofItems));
    }
    return data;
  }

  private typeOf(name: string): ApiType {
    const type = this.surface.types.get(name);
    if (!type) throw notImplemented(name);
    return type;
  }

  private has(type: ApiType, wireName: string): boolean {
    return Object.hasOwn(type.members, lower(wireName));
  }
  private supports(member: Member): boolean {
    return compareVersions(member.set, this.call.session.requirementSet) <= 0;
  }

  private checkSet(type: ApiType, name: string, member: Member): void {
    if (!this.supports(member)) throw apiNotFound(`${type.name}.${name}`, member.set);
  }

  /** The member of that name, under its API name; unknown ones and those above the client's set are refused. */
  private member(type: ApiType, wireName: string): [string, Member] {
    const name = lower(wireName);
    const member = Object.hasOwn(type.members, name) ? type.members[name] : type.internal[wireName];
    if (!member) throw notImplemented(`${type.name}.${name}`);
    this.checkSet(type, name, member);
    return [name, member];
  }

  /** Arguments with object path ids replaced by the objects' host values. */
  private args(info: any): unknown[] {
    const ids = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value: unknown, i: number) => this.argument(value, ids?.[i]));
  }
  private argument(value: any, id: any): unknown {
    if (Array.isArray(id)) return (value as any[]).map((v, i) => this.argument(v, id[i]));
    if (id) return this.resolve(id)?.value ?? null;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      if ('_ObjectPathId' in value) return this.resolve(value._ObjectPathId)?.value ?? null;
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, this.argument(v, 0)]));
    }
    return value;
  }
}

/** What a load asks for, as a tree: `items/format/fill/color` is four levels. */
interface Selection {
  all: boolean;
  names: Map<string, Selection>;
}

function merge(into: Selection, from: Selection): void {
  into.all ||= from.all;
  for (const [name, nested] of from.names) {
    const there = into.names.get(name);
    if (there) merge(there, nested);
    else into.names.set(name, nested);
  }
}

function selection(info: any): Selection {
  const root: Selection = { all: false, names: new Map() };
  const add = (path: string): void => {
    let at = root;
    for (const part of path.trim().split('/')) {
      if (part === '*' || part === '$all') {
        at.all = true;
        return;
      }
      let next = at.names.get(part);
      if (!next) at.names.set(part, (next = { all: false, names: new Map() }));
      at = next;
    }
  };
  for (const path of info?.Select ?? []) if (path.trim()) add(path);
  if (!info?.Select?.length) root.all = true;
  for (const path of info?.Expand ?? []) if (path.trim()) add(path);
  return root;
}
