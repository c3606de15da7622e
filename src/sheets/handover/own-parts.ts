/** What a file holds of the add-in beside formulas: its settings, the pane that opens by itself. And what must go with formulas. */
import { elementsOf, type MarkupEdit, edited } from './markup';
import type { FilePackage } from './package';

/** The add-in's id in its manifest. */
export const ADD_IN_ID = '5f0f1c3a-7a52-4d8e-9b1c-2d6c0e4a8b17';
/** Settings, names and memories of the add-in begin so. */
const OWN_KEY = /^DX[._]/;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** Is this part, which holds an add-in's reference and settings, ours? */
function isOurs(xml: string): boolean {
  const references = [...elementsOf(xml, 'reference')].map(({ attributes }) => attributes['id']?.toLowerCase());
  return references.includes(ADD_IN_ID) || settingsIn(xml) > 0;
}

function settingsIn(xml: string): number {
  return [...elementsOf(xml, 'property')].filter(({ attributes }) => OWN_KEY.test(attributes['name'] ?? '')).length;
}

const isExtension = (path: string): boolean => /(?:^|\/)webextension[^/]*\.xml$/i.test(path);

/** Parts of the add-in that are still there. */
export function extensionParts(file: FilePackage): { readonly ours: readonly string[]; readonly others: readonly string[] } {
  const all = file.list().filter(isExtension);
  const ours = all.filter(path => isOurs(file.text(path) ?? ''));
  return { ours, others: all.filter(path => !ours.includes(path)) };
}

/** Takes out the add-in's extension parts with the panes that open them. */
export function removeExtension(file: FilePackage): { readonly settings: number; readonly others: number } {
  const { ours, others } = extensionParts(file);
  const settings = ours.reduce((sum, path) => sum + settingsIn(file.text(path) ?? ''), 0);
  const panes = file.list().filter(path => /(?:^|\/)taskpanes\.xml$/i.test(path));
  for (const pane of panes) {
    const gone = file.relations(pane).filter(({ target }) => ours.some(path => path.toLowerCase() === target.toLowerCase()));
    const xml = file.text(pane) ?? '';
    const edits: MarkupEdit[] = [];
    let left = 0;
    for (const { inner, start, end } of elementsOf(xml, 'taskpane')) {
      const [reference] = elementsOf(inner, 'webextensionref');
      if (gone.some(({ id }) => id === reference?.attributes['id'])) edits.push({ start, end, by: '' });
      else left++;
    }
    for (const path of ours) removePart(file, path, pane);
    if (left === 0) file.remove(pane, '');
    else if (edits.length > 0) file.set(pane, edited(xml, edits));
  }
  for (const path of ours) if (file.has(path)) removePart(file, path, '');
  return { settings, others: others.length };
}

/** With the picture that was taken of it. */
function removePart(file: FilePackage, path: string, from: string): void {
  for (const { target, external } of file.relations(path)) if (!external && file.has(target)) file.remove(target, path);
  file.remove(path, from);
}

/** Cells that hold no formula any more may not be in the chain of calculation; Excel makes a new one. */
export function removeCalculationChain(file: FilePackage, workbook: string): void {
  for (const { kind, target } of file.relations(workbook)) if (kind === 'calcChain') file.remove(target, workbook);
}

/** A new workbook is opened as .xlsx, which holds no macros. */
export function removeMacros(file: FilePackage, workbook: string): boolean {
  const macros = file.relations(workbook).filter(({ kind }) => kind === 'vbaProject');
  for (const { target } of macros) {
    for (const inner of file.relations(target)) if (!inner.external && file.has(inner.target)) file.remove(inner.target, target);
    file.remove(target, workbook);
  }
  if (file.typeOf(workbook) !== XLSX) file.setType(workbook, XLSX);
  return macros.length > 0;
}
