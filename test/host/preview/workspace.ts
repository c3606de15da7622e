import type { Area } from '../cell/address';
import { MAX_COLUMNS, MAX_ROWS, area, cellName, splitReference, union } from '../cell/address';
import type { Book, Sheet } from '../book/book';
import { BookFault } from '../cell/fault';
import type { Host } from '../host';
import { refusedByList } from './choices';
import { isFormula } from './formula-check';
import { strings } from './strings';
import { UndoSteps } from './undo';

export interface NoticeDetails {
  readonly summary: string;
  readonly list: readonly string[];
}

/** One line above the grid; it goes away on the next action, or by its button. */
export interface Notice {
  readonly kind: 'info' | 'problem';
  readonly text: string;
  readonly list?: readonly string[];
  /** Lines that open into a list. */
  readonly details?: readonly NoticeDetails[];
  readonly action?: { readonly label: string; run(): void };
}

/** What a person is typing: in the cell itself or in the formula bar. */
export interface Edit {
  readonly where: 'cell' | 'bar';
  readonly text: string;
  /** Begun by typing: arrow keys end it; begun by F2: they move in the text. */
  readonly byTyping: boolean;
}

/**
 * One open workbook as a person works on it: active cell, selection, edit, undo, what was not saved.
 * The grid, the bars and the tabs draw it and call it; it knows nothing of the page.
 */
export class Workspace {
  readonly undoSteps: UndoSteps;
  /** Grows with every change of anything shown. */
  version = 0;
  /** Grows when the active cell should be scrolled into view. */
  reveals = 0;
  active = { row: 0, column: 0 };
  edit: Edit | null = null;
  notice: Notice | null = null;
  unsaved = false;
  busy = false;
  private focus = { row: 0, column: 0 };
  private selecting = false;
  private calculations = 0;
  private due = false;
  private readonly listeners = new Set<() => void>();
  private readonly stop: () => void;
  private scheduled = false;

  constructor(
    readonly host: Host,
    readonly fileName: string,
  ) {
    const { book } = host;
    this.follow();
    this.undoSteps = new UndoSteps(book, () => {
      this.unsaved = true;
      this.changed();
    });
    this.stop = book.onChange(change => {
      if (
        !this.selecting &&
        (change.what === 'selection' || change.what === 'sheetActivated' || change.what === 'restored' || change.what === 'sheetRemoved')
      )
        this.follow();
      if (change.source !== 'calculation' && change.what !== 'selection' && change.what !== 'sheetActivated') this.calculate();
      this.changed();
    });
  }

  get book(): Book {
    return this.host.book;
  }
  get sheet(): Sheet {
    return this.book.activeSheet;
  }
  get selection(): Area {
    return this.book.selection.area;
  }
  get address(): string {
    return cellName(this.active.row, this.active.column);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  close(): void {
    this.stop();
    this.undoSteps.close();
    this.host.cellEditMode = false;
  }

  /** Tells the page, once for all changes of a turn. */
  changed(): void {
    this.version++;
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => {
      this.scheduled = false;
      this.tell();
    }, 0);
  }

  /** At once: while somebody types or selects, the inputs must show it before the event is over, for the next key goes into them. */
  private changedNow(): void {
    this.version++;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Recalculates, once for all changes of a turn. */
  calculate(): void {
    if (this.due) return;
    this.due = true;
    this.busy = true;
    setTimeout(() => this.runCalculation(), 0);
  }

  private runCalculation(): void {
    this.due = false;
    this.calculations++;
    void this.host
      .settled()
      .catch((error: unknown) => this.say({ kind: 'problem', text: strings.refused(reasonOf(error)) }))
      .finally(() => {
        this.calculations--;
        this.busy = this.due || this.calculations > 0;
        this.changed();
      });
  }

  say(notice: Notice | null): void {
    this.notice = notice;
    this.changed();
  }

  /** Selects from the active cell to `to`, or makes `to` the active cell. */
  select(to: { row: number; column: number }, extend = false): void {
    const limited = { row: Math.max(0, Math.min(MAX_ROWS - 1, to.row)), column: Math.max(0, Math.min(MAX_COLUMNS - 1, to.column)) };
    const merge = this.sheet.mergeAt(limited.row, limited.column);
    this.focus = limited;
    if (!extend) this.active = merge ? { row: merge.row, column: merge.column } : limited;
    this.choose(this.around(union(area(this.active.row, this.active.column), area(limited.row, limited.column))));
  }

  selectArea(sheet: Sheet, target: Area): void {
    const whole = this.around(target, sheet);
    this.active = { row: whole.row, column: whole.column };
    this.focus = this.active;
    this.choose(whole, sheet);
  }

  /** The other end of the selection, which Shift and an arrow move. */
  get far(): { row: number; column: number } {
    return this.focus;
  }

  private choose(target: Area, sheet = this.sheet): void {
    this.selecting = true;
    try {
      this.book.by('user', () => {
        if (sheet !== this.book.activeSheet) sheet.activate();
        this.book.select(sheet, target);
      });
    } finally {
      this.selecting = false;
    }
    this.reveals++;
    this.changedNow();
  }

  /** A selection never cuts a merged cell. */
  private around(target: Area, sheet = this.sheet): Area {
    let grown = target;
    for (;;) {
      const touched = sheet.merges.filter(merge => overlap(merge, grown));
      const next = touched.reduce((all, merge) => union(all, merge), grown);
      if (next.row === grown.row && next.column === grown.column && next.rows === grown.rows && next.columns === grown.columns)
        return grown;
      grown = next;
    }
  }

  /** Takes over a selection that somebody else made: the add-in, undo, another sheet. */
  private follow(): void {
    const { area: now } = this.book.selection;
    this.active = { row: now.row, column: now.column };
    this.focus = this.active;
    this.reveals++;
  }

  showSheet(sheet: Sheet): void {
    this.cancelEdit();
    this.book.by('user', () => sheet.activate());
    this.notice = null;
    this.changedNow();
  }

  /** Jumps to an address, a defined name or a table; false (and a notice) when there is none. */
  goTo(text: string): boolean {
    const target = this.book.resolve(text.normalize('NFKC').trim(), this.sheet) ?? this.tableArea(text) ?? this.wholeSheet(text);
    if (!target || target.sheet.visibility !== 'visible') {
      this.say({ kind: 'problem', text: strings.noSuchName(text) });
      return false;
    }
    this.notice = null;
    this.selectArea(target.sheet, target.area);
    return true;
  }

  private tableArea(text: string): { sheet: Sheet; area: Area } | null {
    const table = this.book.table(text.trim());
    return table ? { sheet: table.sheet, area: table.bodyArea } : null;
  }

  /** `KPI!` alone means the sheet. */
  private wholeSheet(text: string): { sheet: Sheet; area: Area } | null {
    const { sheet: name, rest } = splitReference(text);
    const sheet = name !== null && rest === '' ? this.book.sheetByName(name) : null;
    return sheet ? { sheet, area: area(0, 0) } : null;
  }

  /** What the formula bar shows for the active cell. */
  get input(): string {
    return this.edit?.text ?? this.sheet.inputText(this.active.row, this.active.column);
  }

  beginEdit(where: Edit['where'], text: string, byTyping: boolean): void {
    this.host.cellEditMode = true;
    this.notice = null;
    this.edit = { where, text, byTyping };
    this.changedNow();
  }

  typeEdit(text: string): void {
    if (this.edit) this.edit = { ...this.edit, text };
    this.changedNow();
  }

  cancelEdit(): void {
    if (!this.edit) return;
    this.edit = null;
    if (this.notice?.kind === 'problem') this.notice = null;
    this.host.cellEditMode = false;
    this.changedNow();
  }

  /** Enters what was typed into the active cell; false when it was refused and the edit stays open. */
  commit(): boolean {
    if (!this.edit) return true;
    const { text } = this.edit;
    if (text === this.sheet.inputText(this.active.row, this.active.column)) {
      this.cancelEdit();
      return true;
    }
    if (!this.enter(text)) return false;
    this.cancelEdit();
    return true;
  }

  /** Writes a text into the active cell as typed by a person. */
  enter(text: string): boolean {
    const { row, column } = this.active;
    const refusal = refusedByList(this.sheet, row, column, text);
    if (refusal) {
      this.say({ kind: 'problem', text: [refusal.title, refusal.message || strings.notInChoices].filter(Boolean).join('：') });
      return false;
    }
    // A lone = is text, as in Excel.
    if (/^=./s.test(text) && !isFormula(text)) {
      this.say({ kind: 'problem', text: strings.badFormula(text) });
      return false;
    }
    return this.change(() => this.sheet.type(row, column, text), text);
  }

  clearSelection(): void {
    const target = this.limited(this.selection);
    if (target) this.change(() => this.sheet.clear(target, 'contents'));
  }

  /** Text of the selection for the clipboard: tabs between columns, line breaks between rows. */
  copyText(): string {
    const target = this.limited(this.selection);
    return target
      ? this.sheet
          .texts(target)
          .map(row => row.join('\t'))
          .join('\r\n')
      : '';
  }

  /** Enters a block of texts from the clipboard, from the active cell on. */
  paste(text: string): void {
    const rows = text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map(line => line.split('\t'));
    const { row, column } = this.active;
    const width = Math.max(...rows.map(cells => cells.length));
    const target = area(row, column, rows.length, width);
    const done = this.change(() =>
      this.sheet.write(
        target,
        rows.map(cells => Array.from({ length: width }, (_, at) => cells[at])),
      ),
    );
    if (done && (rows.length > 1 || width > 1)) this.selectArea(this.sheet, target);
  }

  addSheet(): void {
    this.change(() => this.book.addSheet(undefined, this.sheet.index + 1).activate());
  }

  renameSheet(sheet: Sheet, name: string): boolean {
    return name === sheet.name || this.change(() => this.book.renameSheet(sheet, name));
  }

  undo(): void {
    this.travel(() => this.undoSteps.undo());
  }
  redo(): void {
    this.travel(() => this.undoSteps.redo());
  }

  private travel(step: () => boolean): void {
    this.cancelEdit();
    this.notice = null;
    if (step()) {
      this.unsaved = true;
      this.calculate();
    }
    this.changedNow();
  }

  /** Whole rows and columns, cut to what is used. */
  private limited(target: Area): Area | null {
    if (target.rows < MAX_ROWS && target.columns < MAX_COLUMNS) return target;
    const used = this.sheet.usedArea;
    if (!used) return null;
    return area(
      target.row,
      target.column,
      Math.min(target.rows, Math.max(1, used.row + used.rows - target.row)),
      Math.min(target.columns, Math.max(1, used.column + used.columns - target.column)),
    );
  }

  /** Runs a change of the workbook by a person; a refusal becomes a notice. */
  private change(action: () => void, text?: string): boolean {
    try {
      this.book.by('user', action);
      this.notice = null;
      this.changedNow();
      return true;
    } catch (error) {
      this.say({ kind: 'problem', text: this.refusal(error, text) });
      return false;
    }
  }

  private refusal(error: unknown, text: string | undefined): string {
    if (error instanceof BookFault && error.kind === 'protected') return strings.protectedSheet(this.sheet.name);
    if (error instanceof BookFault && error.kind === 'invalid-argument' && text?.startsWith('=')) return strings.badFormula(text);
    return strings.refused(reasonOf(error));
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether two areas share a cell. */
function overlap(a: Area, b: Area): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}
