import type { Book } from './book';
import type { Change } from './change';
import type { SheetState } from './sheet-state';
import { SheetStructure } from './sheet-structure';

/** A worksheet. The object stays the same through undo; rows and columns count from 0. */
export class Sheet extends SheetStructure {
  constructor(
    readonly book: Book,
    id: string,
    state: SheetState,
  ) {
    super(id, state);
  }

  protected notify(change: Omit<Change, 'sheet' | 'source'>): void {
    this.book.changed({ ...change, sheet: this });
  }

  get name(): string {
    return this.state.name;
  }
  set name(name: string) {
    this.book.renameSheet(this, name);
  }

  /** Position among the sheets, from 0. */
  get index(): number {
    return this.book.sheets.indexOf(this);
  }

  get visibility(): SheetState['visibility'] {
    return this.state.visibility;
  }
  set visibility(visibility: SheetState['visibility']) {
    this.book.showSheet(this, visibility);
  }

  /** `#RRGGBB`, or '' for none. */
  get tabColor(): string {
    return this.state.tabColor;
  }
  set tabColor(color: string) {
    this.state.tabColor = color;
    this.layout();
  }
  get showGridlines(): boolean {
    return this.state.showGridlines;
  }
  set showGridlines(on: boolean) {
    this.state.showGridlines = on;
    this.layout();
  }
  get showHeadings(): boolean {
    return this.state.showHeadings;
  }
  set showHeadings(on: boolean) {
    this.state.showHeadings = on;
    this.layout();
  }
  /** Points. */
  get defaultRowHeight(): number {
    return this.state.defaultRowHeight;
  }
  /** Digits, as the file counts. */
  get defaultColumnWidth(): number {
    return this.state.defaultColumnWidth;
  }

  private layout(): void {
    this.notify({ kind: 'structure', what: 'layout', area: null });
  }

  activate(): void {
    this.book.activeSheet = this;
  }
  delete(): void {
    this.book.removeSheet(this);
  }
}
