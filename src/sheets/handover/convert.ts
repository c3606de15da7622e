/**
 * Makes a copy of a workbook's file that needs no add-in: every formula of ours becomes its last value, or an equal plain formula where
 * there is one. Works on the file's bytes; what is not ours keeps its bytes.
 */
import { addressOf } from '../read/state';
import type { Steps } from '../read/slices';
import { copiedFormula } from '../formula/relative-formula';
import { constantText } from '../schema/formula-text';
import { cellsIn, readFileBook, type FileBook, type BookCell, type BookSheet } from './file-book';
import { Grouping } from './grouping';
import { edited, elementsOf, encodeXml, textIn, type MarkupEdit } from './markup';
import { oursAmong, shownFormula, type Ours } from './our-formulas';
import { removeCalculationChain, removeExtension, removeMacros } from './own-parts';
import { FilePackage } from './package';
import { leftovers } from './recheck';
import { addRecordSheet, type RecordText } from './record-sheet';
import type { ConvertedItem, Leftover, Mode, ConversionNote, HandoverReport, Scalar } from './report';
import { RuleValues } from './rule-values';
import { removedRule, rulesEdited } from './rules';
import { spillsAsAreas, type Anchors } from './spills';
import type { Twins } from './twins';

export interface HandOver {
  readonly bytes: Uint8Array;
  readonly mode: Mode;
  /** What names of the workbook give, by name in lower case, where Excel says one value. */
  readonly nameValues: ReadonlyMap<string, Scalar>;
  /** The sheet of what was converted, made of the report. */
  readonly record: (report: HandoverReport) => RecordText;
  /** The maker of plain formulas; null: values only. */
  readonly twins: ((file: FilePackage, book: FileBook) => Twins) | null;
}

export interface HandedOver {
  readonly bytes: Uint8Array;
  readonly report: HandoverReport;
}

/** The copy still holds something of the add-in, or a value differs: it must not leave the pane. */
export class NotClean extends Error {
  constructor(readonly leftovers: readonly Leftover[]) {
    super(leftovers.map(({ part, what }) => `${part}: ${what}`).join('; '));
    this.name = 'NotClean';
  }
}

/** Cells between two looks at the clock. */
const STEP = 500;

/** Yields cells done. Throws PackageTrouble, NotClean. */
export function* handOver(request: HandOver): Steps<HandedOver> {
  const file = FilePackage.open(request.bytes);
  const book = readFileBook(file);
  yield 0;
  const work = new Conversion(file, book, request);
  const report = yield* work.run();
  removeCalculationChain(file, book.path);
  addRecordSheet(file, request.record(report));
  yield 0;
  const bytes = yield* file.packing();
  yield 0;
  const left = yield* leftovers(request.bytes, bytes, new Set(report.namesKept));
  if (left.length > 0) throw new NotClean(left);
  return { bytes, report };
}

class Conversion {
  private readonly ours: Ours;
  private readonly items: ConvertedItem[] = [];
  private readonly anchors: Anchors = new Map();
  private readonly twins: Twins | null;
  private readonly ruleValues: RuleValues;
  private ownFormulas = 0;

  constructor(
    private readonly file: FilePackage,
    private readonly book: FileBook,
    private readonly request: HandOver,
  ) {
    this.ours = oursAmong(book.names);
    this.ruleValues = new RuleValues(file, book);
    this.twins = request.mode === 'formulas' && request.twins !== null ? request.twins(file, book) : null;
  }

  *run(): Steps<HandoverReport> {
    const { file, book } = this;
    const sheets = book.sheets.filter(({ path }) => /worksheet/.test(file.typeOf(path)) && file.has(path));
    for (const sheet of sheets) yield* this.findAnchors(sheet);
    for (const sheet of sheets) yield* this.convertSheet(sheet);
    for (const sheet of sheets) this.convertTables(sheet);
    const { gone, kept } = this.convertNames();
    this.twins?.finish();
    const { settings, others } = removeExtension(file);
    return {
      mode: this.request.mode,
      items: this.items,
      hidden: book.sheets.filter(({ state }) => state !== 'visible').map(({ name }) => name),
      namesGone: gone,
      namesKept: kept,
      settings,
      otherAddIns: others,
      macros: removeMacros(file, book.path),
      ownFormulas: this.ownFormulas,
    };
  }

  /** Ranges that our formulas spill into: a formula that says A1# loses its spill. */
  private *findAnchors(sheet: BookSheet): Steps<void> {
    const xml = this.file.text(sheet.path) ?? '';
    if (!this.ours.mayHold(xml)) return;
    let count = 0;
    for (const { row, column, formula } of cellsIn(xml)) {
      if (formula?.kind === 'array' && formula.area !== null && this.ours.test(formula.text))
        this.anchors.set(`${sheet.name.toLowerCase()}!${addressOf(row, column)}`, formula.area);
      if (++count % STEP === 0) yield STEP;
    }
  }

  private *convertSheet(sheet: BookSheet): Steps<void> {
    const xml = this.file.text(sheet.path) ?? '';
    if (!xml.includes('<')) return;
    const edits: MarkupEdit[] = [];
    const groups = new Grouping();
    const shared = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
    const mayHold = this.ours.mayHold(xml) || this.anchors.size > 0;
    /** Cells of arrays whose formulas become one plain formula each. */
    const pieces = new Map<string, string>();
    let count = 0;
    for (const cell of cellsIn(xml)) {
      if (++count % STEP === 0) yield STEP;
      const { formula, row, column } = cell;
      const piece = pieces.size === 0 ? undefined : pieces.get(addressOf(row, column));
      // A text of the file's list of texts cannot be what a formula gives: such a cell stays a value.
      if (piece !== undefined && formula === null && cell.type !== 's' && cell.type !== 'inlineStr')
        edits.push(this.asFormula(xml, cell, piece));
      if (formula === null) continue;
      if (!mayHold) {
        this.ownFormulas++;
        continue;
      }
      if (formula.kind === 'shared' && formula.shared !== null && formula.text !== '')
        shared.set(formula.shared, { text: formula.text, row, column });
      const first = formula.text === '' && formula.shared !== null ? shared.get(formula.shared) : undefined;
      const written = first?.text ?? formula.text;
      if (!this.ours.test(written)) {
        this.ownFormulas++;
        const mended = formula.text === '' ? null : spillsAsAreas(formula.text, sheet.name, this.anchors);
        if (mended !== null) edits.push(this.withText(xml, cell, mended));
        continue;
      }
      const text = first === undefined ? written : copiedFormula(`=${written}`, first, cell).slice(1);
      const area = formula.kind === 'array' ? formula.area : null;
      const twin = this.twins?.cell(sheet, cell, text) ?? null;
      const told = { row, column, area, before: shownFormula(text) };
      if (twin?.formulas) {
        for (const { row: r, column: c, text: one } of twin.formulas) pieces.set(addressOf(r, c), one);
        const own = pieces.get(addressOf(row, column)) ?? '';
        edits.push(this.asFormula(xml, cell, own));
        groups.add({ ...told, to: 'formula', after: `=${own}`, notes: twin.notes });
      } else {
        edits.push(this.asValue(xml, cell));
        const after = area === null || area.rows * area.columns === 1 ? shownValue(cell) : '';
        groups.add({ ...told, to: 'value', after, notes: [...(twin?.notes ?? []), ...notesOf(cell)] });
      }
    }
    this.items.push(...groups.items(sheet.name));
    const rules = rulesEdited(xml, sheet, this.ours, this.anchors, this.ruleValues);
    this.items.push(...rules.items);
    edits.push(...rules.edits);
    if (edits.length > 0) this.file.set(sheet.path, rules.tidied(edited(xml, edits)));
  }

  /** The cell with its last value alone. */
  private asValue(xml: string, { start, end, openEnd, formula }: BookCell): MarkupEdit {
    const rest = xml.slice(openEnd, formula?.start) + xml.slice(formula?.end, end);
    return { start, end, by: withoutMetadata(xml.slice(start, openEnd)) + rest };
  }

  /** The cell with another formula in it; its last value stays beside it. */
  private asFormula(xml: string, cell: BookCell, text: string): MarkupEdit {
    const { start, end, openEnd, formula } = cell;
    const open = withoutMetadata(xml.slice(start, openEnd));
    const written = `<f>${encodeXml(text)}</f>`;
    if (open.endsWith('/>')) return { start, end, by: `${open.slice(0, -2).trimEnd()}>${written}</c>` };
    const inner = formula === null ? xml.slice(openEnd, end) : xml.slice(openEnd, formula.start) + xml.slice(formula.end, end);
    return { start, end, by: open + written + inner };
  }

  /** The same kind of formula with a changed text. */
  private withText(xml: string, { formula }: BookCell, text: string): MarkupEdit {
    const { start = 0, end = 0 } = formula ?? {};
    const tag = /^<[^>]*>/.exec(xml.slice(start, end))?.[0] ?? '<f>';
    return { start: start + tag.length, end: end - (/<\/[^>]*>$/.exec(xml.slice(start, end))?.[0].length ?? 0), by: encodeXml(text) };
  }

  /** Formulas that a table gives to new rows and to its totals. */
  private convertTables(sheet: BookSheet): void {
    for (const { path, name } of sheet.tables) {
      const xml = this.file.text(path) ?? '';
      if (!this.ours.mayHold(xml)) continue;
      const edits: MarkupEdit[] = [];
      for (const { inner, name: kind, start, end } of elementsOf(xml, 'calculatedColumnFormula', 'totalsRowFormula')) {
        const text = textIn(inner);
        if (!this.ours.test(text)) continue;
        edits.push({ start, end, by: '' });
        this.items.push(removedRule('column', sheet.name, name, text));
        if (kind === 'totalsRowFormula') {
          const open = xml.lastIndexOf('<', xml.lastIndexOf('tableColumn', start));
          const close = xml.indexOf('>', open) + 1;
          const tag = xml.slice(open, close);
          edits.push({ start: open, end: close, by: tag.replace(/\stotalsRowFunction\s*=\s*"custom"/, '') });
        }
      }
      if (edits.length > 0) this.file.set(path, edited(xml, edits));
    }
  }

  /** Names: ours become their values or go, and the add-in's names go where nothing uses them any more. */
  private convertNames(): { gone: string[]; kept: string[] } {
    const { file, book } = this;
    const xml = file.text(book.path) ?? '';
    const edits: MarkupEdit[] = [];
    const gone: string[] = [];
    const kept: string[] = [];
    const used = this.wordsInFormulas();
    for (const { name, scope, formula, element } of book.names) {
      const sheet = scope === null ? null : (book.sheets[scope]?.name ?? null);
      if (this.ours.names.has(name.toLowerCase())) {
        const value = scope === null ? this.request.nameValues.get(name.toLowerCase()) : undefined;
        if (value === undefined) edits.push({ start: element.start, end: element.end, by: '' });
        else edits.push({ start: element.innerStart, end: element.innerStart + element.inner.length, by: encodeXml(constantText(value)) });
        const to = value === undefined ? 'removed' : 'value';
        const notes: ConversionNote[] = value === undefined ? [{ kind: 'removed' }] : [];
        this.items.push({
          place: 'name',
          sheet,
          address: name,
          cells: 1,
          before: shownFormula(formula),
          to,
          after: String(value ?? ''),
          notes,
        });
        continue;
      }
      const mended = spillsAsAreas(formula, '', this.anchors);
      if (mended !== null) edits.push({ start: element.innerStart, end: element.innerStart + element.inner.length, by: encodeXml(mended) });
      if (!isOwnName(name)) continue;
      if (used.has(name.toLowerCase())) kept.push(name);
      else {
        gone.push(name);
        edits.push({ start: element.start, end: element.end, by: '' });
      }
    }
    if (edits.length > 0) file.set(book.path, edited(xml, edits).replace(/<([\w.-]+:)?definedNames>\s*<\/\1definedNames>/, ''));
    return { gone, kept };
  }

  /** All words of all formulas that are left, in lower case: a name that is among them may be used. */
  private wordsInFormulas(): Set<string> {
    const words = new Set<string>();
    const take = (text: string): void => {
      for (const word of text.match(/DX_\w+/gi) ?? []) words.add(word.toLowerCase());
    };
    for (const path of this.file.list()) {
      if (!/^xl\/.*\.xml$/i.test(path) || /sharedStrings|\/comments/i.test(path) || path === this.book.path) continue;
      const xml = this.file.text(path) ?? '';
      if (!/DX_/i.test(xml)) continue;
      for (const { inner } of elementsOf(xml, 'f', 'formula', 'formula1', 'formula2', 'calculatedColumnFormula', 'totalsRowFormula'))
        take(inner);
      for (const [link] of xml.matchAll(/\s(?:location|textlink|sheet|name|ref|fmla\w+)\s*=\s*"[^"]*DX_[^"]*"/gi)) take(link);
    }
    for (const { name, formula } of this.book.names)
      if (!this.ours.names.has(name.toLowerCase())) take(formula.toLowerCase() === name.toLowerCase() ? '' : formula);
    return words;
  }
}

/** DX_AsOf and the other names that the add-in makes; a table is no name. */
const isOwnName = (name: string): boolean => /^DX_/i.test(name);

function notesOf({ raw, type }: BookCell): ConversionNote[] {
  if (raw === null) return [{ kind: 'noValue' }];
  return type === 'e' ? [{ kind: 'error', code: raw }] : [];
}

function shownValue({ raw, type }: BookCell): string {
  return raw === null ? '' : type === 'b' ? (raw === '1' ? 'TRUE' : 'FALSE') : raw;
}

/** Without what says that the cell's formula spills, or that its value is richer than what is shown. */
const withoutMetadata = (open: string): string => open.replace(/\s(?:cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
