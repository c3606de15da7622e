import { area, areaName, checkArea, containsArea, containsCell, intersect, type Area } from '../cell/address';
import { cellKey } from '../cell/cell';
import type { Chart } from './chart';
import type { Drawing } from './drawing';
import { BookFault } from '../cell/fault';
import { linkArea, linkOutside } from './rules';
import type {
  ConditionalFormat,
  FrozenPanes,
  Hyperlink,
  Note,
  PageLayout,
  Protection,
  ProtectionOptions,
  Validation,
  ValidationRule,
} from './rules';
import { SheetLooks } from './sheet-looks';

/** What is left of an area when another is cut out: up to four rectangles. */
export function subtract(from: Area, cut: Area): Area[] {
  const hit = intersect(from, cut);
  if (!hit) return [from];
  const rest: Area[] = [];
  if (hit.row > from.row) rest.push(area(from.row, from.column, hit.row - from.row, from.columns));
  const below = hit.row + hit.rows;
  if (below < from.row + from.rows) rest.push(area(below, from.column, from.row + from.rows - below, from.columns));
  if (hit.column > from.column) rest.push(area(hit.row, from.column, hit.rows, hit.column - from.column));
  const right = hit.column + hit.columns;
  if (right < from.column + from.columns) rest.push(area(hit.row, right, hit.rows, from.column + from.columns - right));
  return rest;
}

/** Rules over cells: merges, validations, conditional formats, notes, links, page, protection. */
export abstract class SheetRules extends SheetLooks {
  get merges(): readonly Area[] {
    return this.state.merges;
  }

  /** Merges an area (each row alone when `across`); only the top left value stays. Throws `overlap` on a table or part of a merge. */
  merge(a: Area, across = false): void {
    checkArea(a);
    this.checkWritable(a);
    if (this.state.tables.some(table => intersect(table.area, a)))
      throw new BookFault('overlap', `${areaName(a)} overlaps a table: cells of a table cannot be merged`);
    for (const old of this.state.merges) {
      if (intersect(old, a) && !containsArea(a, old))
        throw new BookFault('overlap', `${areaName(a)} cuts the merged cells ${areaName(old)}`);
    }
    const added = across ? Array.from({ length: a.rows }, (_, r) => area(a.row + r, a.column, 1, a.columns)) : [a];
    for (const one of added) {
      for (const key of this.keysIn(one)) {
        const cell = this.state.cells.get(key);
        if (key !== cellKey(one.row, one.column) && cell)
          this.state.cells.set(key, cell.style ? { value: null, style: cell.style } : undefined);
      }
    }
    this.state.merges = [...this.state.merges.filter(old => !containsArea(a, old)), ...added.filter(one => one.rows * one.columns > 1)];
    this.epoch++;
    this.notify({ kind: 'structure', what: 'layout', area: a });
  }

  unmerge(a: Area): void {
    this.checkWritable(a);
    this.state.merges = this.state.merges.filter(old => !intersect(old, a));
    this.epoch++;
    this.notify({ kind: 'structure', what: 'layout', area: a });
  }

  mergeAt(row: number, column: number): Area | null {
    return this.state.merges.find(one => containsCell(one, row, column)) ?? null;
  }

  get validations(): readonly Validation[] {
    return this.state.validations;
  }

  validationAt(row: number, column: number): ValidationRule | null {
    return this.state.validations.find(v => v.areas.some(a => containsCell(a, row, column)))?.rule ?? null;
  }

  /** Sets or (null) clears the rule of an area; other rules keep what is outside it. */
  setValidation(a: Area, rule: ValidationRule | null): void {
    checkArea(a);
    this.checkWritable(a);
    const kept = this.state.validations
      .map(v => ({ ...v, areas: v.areas.flatMap(old => subtract(old, a)) }))
      .filter(v => v.areas.length > 0);
    if (rule && rule.type === 'list' && (rule.formula1 ?? '').startsWith('"') && (rule.formula1 ?? '').length > 257) {
      throw new BookFault('invalid-argument', 'a list typed into a validation holds at most 255 characters');
    }
    this.state.validations =
      rule && rule.type !== 'any' ? [...kept, { areas: [a], rule }] : rule?.prompt.message ? [...kept, { areas: [a], rule }] : kept;
    this.notify({ kind: 'structure', what: 'rules', area: a });
  }

  get conditionalFormats(): readonly ConditionalFormat[] {
    return this.state.conditionalFormats;
  }

  /** The new one comes first, as in Excel, unless a priority is given. */
  addConditionalFormat(format: Omit<ConditionalFormat, 'id' | 'priority'> & { priority?: number }): ConditionalFormat {
    const taken = this.state.conditionalFormats.map(f => Number(/\d+/.exec(f.id)?.[0] ?? 0));
    const id = `{${String(Math.max(0, ...taken) + 1).padStart(8, '0')}-0000-0000-0000-000000000000}`;
    const at = Math.min(format.priority ?? 0, this.state.conditionalFormats.length);
    const list = [...this.state.conditionalFormats];
    list.splice(at, 0, { ...format, id, priority: at });
    this.setConditionalFormats(list, format.areas[0] ?? null);
    const added = this.state.conditionalFormats[at];
    if (!added) throw new BookFault('invalid-operation', 'the conditional format was not added');
    return added;
  }

  updateConditionalFormat(id: string, change: Partial<Omit<ConditionalFormat, 'id'>>): void {
    const old = this.state.conditionalFormats.find(f => f.id === id);
    if (!old) throw new BookFault('not-found', `there is no conditional format ${id}`);
    const list = this.state.conditionalFormats.filter(f => f.id !== id);
    list.splice(Math.min(change.priority ?? old.priority, list.length), 0, { ...old, ...change });
    this.setConditionalFormats(list, old.areas[0] ?? null);
  }

  deleteConditionalFormat(id: string): void {
    const list = this.state.conditionalFormats.filter(f => f.id !== id);
    if (list.length === this.state.conditionalFormats.length) throw new BookFault('not-found', `there is no conditional format ${id}`);
    this.setConditionalFormats(list, null);
  }

  clearConditionalFormats(a: Area): void {
    const list = this.state.conditionalFormats
      .map(f => ({ ...f, areas: f.areas.flatMap(old => subtract(old, a)) }))
      .filter(f => f.areas.length > 0);
    this.setConditionalFormats(list, a);
  }

  private setConditionalFormats(list: readonly ConditionalFormat[], a: Area | null): void {
    this.state.conditionalFormats = list.map((f, priority) => ({ ...f, priority }));
    this.notify({ kind: 'structure', what: 'rules', area: a });
  }

  get notes(): readonly Note[] {
    return this.state.notes;
  }

  noteAt(row: number, column: number): Note | null {
    return this.state.notes.find(n => n.row === row && n.column === column) ?? null;
  }

  /** Sets, replaces or (null) removes the note of a cell. */
  setNote(row: number, column: number, text: string | null, author?: string): void {
    if (!this.state.protection.options.allowEditObjects) this.checkWritable(checkArea(area(row, column)));
    const rest = this.state.notes.filter(n => n.row !== row || n.column !== column);
    this.state.notes = text === null ? rest : [...rest, { row, column, text, ...(author === undefined ? {} : { author }) }];
    this.notify({ kind: 'structure', what: 'rules', area: area(row, column) });
  }

  get hyperlinks(): readonly Hyperlink[] {
    return this.state.hyperlinks;
  }

  /** The link on a cell, or null. */
  hyperlinkAt(row: number, column: number): Hyperlink | null {
    return this.state.hyperlinks.find(h => containsCell(linkArea(h), row, column)) ?? null;
  }

  setHyperlink(row: number, column: number, link: { target: string; tooltip?: string } | null): void {
    this.checkWritable(checkArea(area(row, column)));
    const rest = this.state.hyperlinks.flatMap(h => linkOutside(h, area(row, column)));
    this.state.hyperlinks = link ? [...rest, { row, column, ...link }] : rest;
    this.notify({ kind: 'structure', what: 'rules', area: area(row, column) });
  }

  /** Takes the links off an area; the cells keep what they hold. */
  clearHyperlinks(a: Area): void {
    this.checkWritable(checkArea(a));
    this.state.hyperlinks = this.state.hyperlinks.flatMap(h => linkOutside(h, a));
    this.notify({ kind: 'structure', what: 'rules', area: a });
  }

  get protection(): Protection {
    return this.state.protection;
  }

  /** Throws `invalid-operation` when it is protected already. */
  protect(options: ProtectionOptions = {}, password?: string): void {
    if (this.state.protection.protected) throw new BookFault('invalid-operation', `the sheet ${this.state.name} is protected already`);
    this.state.protection = { protected: true, options, ...(password ? { password } : {}) };
    this.notify({ kind: 'structure', what: 'protection', area: null });
  }

  /** Throws `protected` on a wrong password, `unsupported` where the file holds only its hash, which is not checked here. */
  unprotect(password?: string): void {
    const now = this.state.protection;
    if (now.protected && now.hash)
      throw new BookFault('unsupported', `the password of the sheet ${this.state.name} comes from a file and cannot be checked`);
    if (now.protected && now.password !== undefined && now.password !== (password ?? '')) {
      throw new BookFault('protected', `the sheet ${this.state.name} is protected with another password`);
    }
    this.state.protection = { protected: false, options: {} };
    this.notify({ kind: 'structure', what: 'protection', area: null });
  }

  get charts(): readonly Chart[] {
    return this.state.charts;
  }
  set charts(charts: readonly Chart[]) {
    this.state.charts = charts;
    this.notify({ kind: 'structure', what: 'layout', area: null });
  }

  get drawings(): readonly Drawing[] {
    return this.state.drawings;
  }

  /** Points from the sheet's corner to where a row or column begins. */
  pointsBefore(axis: 'row' | 'column', index: number): number {
    let points = 0;
    for (let at = 0; at < index; at++)
      points += axis === 'row' ? (this.rowHidden(at) ? 0 : this.rowHeight(at)) : this.columnWidthPoints(at);
    return points;
  }

  get pageLayout(): PageLayout {
    return this.state.pageLayout;
  }
  set pageLayout(layout: PageLayout) {
    this.state.pageLayout = layout;
    this.notify({ kind: 'structure', what: 'layout', area: null });
  }

  get frozen(): FrozenPanes {
    return this.state.frozen;
  }
  set frozen(panes: FrozenPanes) {
    this.state.frozen = panes;
    this.notify({ kind: 'structure', what: 'layout', area: null });
  }
}
