import type { Origin } from '../book/book';
import type { ConditionalLook } from '../book/rules';
import type { Alignment, Borders, Color, Fill, Font, Line, Style } from '../cell/style';
import { BUILT_IN_FORMATS } from './built-in';
import { attributes, child, children, escapeXml, parseXml, type Element } from './xml';

/** Adds the styles a book uses to the style sheet of its file; what is there keeps its index. */

const GROUPS = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const;
type Group = 'numFmts' | 'fonts' | 'fills' | 'borders' | 'cellXfs' | 'dxfs';

function color(name: string, value: Color | undefined): string {
  if (!value) return '';
  if (value.theme !== undefined) return `<${name}${attributes({ theme: value.theme, tint: value.tint })}/>`;
  if (value.indexed !== undefined) return `<${name} indexed="${value.indexed}"/>`;
  return `<${name} rgb="FF${value.rgb.slice(1).toUpperCase()}"/>`;
}

export function fontXml(font: Font, differential = false): string {
  const underline = font.underline === undefined ? '' : font.underline === 'single' ? '<u/>' : `<u val="${font.underline}"/>`;
  return (
    `<font>${font.bold ? '<b/>' : ''}${font.italic ? '<i/>' : ''}${font.strike ? '<strike/>' : ''}${underline}` +
    `${font.vertical ? `<vertAlign val="${font.vertical}"/>` : ''}${font.size === undefined ? '' : `<sz val="${font.size}"/>`}${color('color', font.color)}` +
    `${font.name === undefined ? '' : `<name val="${escapeXml(font.name)}"/>${differential ? '' : '<family val="3"/><charset val="128"/>'}`}</font>`
  );
}

function fillXml(fill: Fill, differential: boolean): string {
  const solid = fill.pattern === 'solid';
  if (differential)
    return `<fill><patternFill${solid ? '' : ` patternType="${fill.pattern}"`}>${solid ? '' : color('fgColor', fill.color)}${color('bgColor', solid ? fill.color : fill.background)}</patternFill></fill>`;
  const back = solid && !fill.background ? '<bgColor indexed="64"/>' : color('bgColor', fill.background);
  return `<fill><patternFill patternType="${fill.pattern}">${color('fgColor', fill.color)}${back}</patternFill></fill>`;
}

function borderXml(borders: Borders): string {
  const edge = (name: string, line: Line | undefined): string =>
    line ? `<${name} style="${line.style}">${color('color', line.color) || '<color auto="1"/>'}</${name}>` : `<${name}/>`;
  const up = borders.diagonalUp ? ' diagonalUp="1"' : '';
  const down = borders.diagonalDown ? ' diagonalDown="1"' : '';
  return (
    `<border${up}${down}>${edge('left', borders.left)}${edge('right', borders.right)}${edge('top', borders.top)}${edge('bottom', borders.bottom)}` +
    `${edge('diagonal', borders.diagonalUp ?? borders.diagonalDown)}</border>`
  );
}

function alignmentXml(a: Alignment): string {
  const rotation = a.rotation === undefined ? undefined : a.rotation === 'vertical' ? 255 : a.rotation < 0 ? 90 - a.rotation : a.rotation;
  return `<alignment${attributes({
    horizontal: a.horizontal,
    vertical: a.vertical === 'middle' ? 'center' : a.vertical,
    textRotation: rotation,
    wrapText: a.wrap || undefined,
    indent: a.indent,
    shrinkToFit: a.shrink || undefined,
  })}/>`;
}

function emptySheet(font: Font): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<fonts count="1">${fontXml(font)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles>' +
    '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
  );
}

export class StyleWriter {
  private readonly source: string;
  private readonly root: Element;
  private readonly added: Record<Group, string[]> = { numFmts: [], fonts: [], fills: [], borders: [], cellXfs: [], dxfs: [] };
  private readonly known = new Map<string, number>();
  private readonly styles = new Map<Style, number>();
  private readonly looks = new Map<ConditionalLook, number>();
  private readonly formats = new Map<string, number>();

  constructor(
    source: string | null,
    origin: Origin | null,
    private readonly defaultFont: Font,
  ) {
    this.source = source ?? emptySheet(defaultFont);
    this.root = parseXml(this.source);
    for (const [style, index] of origin?.styles ?? []) this.styles.set(style, index);
    for (const [look, index] of origin?.looks ?? []) this.looks.set(look, index);
    for (const [id, code] of Object.entries(BUILT_IN_FORMATS))
      if (!this.formats.has(code) && Number(id) < 23) this.formats.set(code, Number(id));
    this.formats.set('General', 0);
    this.formats.set('@', 49);
    for (const one of children(child(this.root, 'numFmts'), 'numFmt'))
      this.formats.set(one.attributes['formatCode'] ?? '', Number(one.attributes['numFmtId']));
  }

  /** Index in cellXfs. */
  index(style: Style | undefined): number {
    if (!style) return 0;
    // One of the file's own also where the model sees nothing special in it: a pivot table's button, a named style.
    const found = this.styles.get(style);
    if (found !== undefined) return found;
    if (Object.keys(style).length === 0) return 0;
    const index = this.add('cellXfs', this.xf(style));
    this.styles.set(style, index);
    return index;
  }

  /** Index in dxfs; undefined for a look without anything. */
  look(look: ConditionalLook): number | undefined {
    if (Object.keys(look).length === 0) return this.looks.get(look);
    const found = this.looks.get(look);
    if (found !== undefined) return found;
    const format =
      look.numberFormat === undefined
        ? ''
        : `<numFmt numFmtId="${this.format(look.numberFormat)}" formatCode="${escapeXml(look.numberFormat)}"/>`;
    const index = this.add(
      'dxfs',
      `<dxf>${look.font ? fontXml(look.font, true) : ''}${format}${look.fill ? fillXml(look.fill, true) : ''}${look.borders ? borderXml(look.borders) : ''}</dxf>`,
    );
    this.looks.set(look, index);
    return index;
  }

  private add(group: Group, xml: string): number {
    const key = `${group} ${xml}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const index = (child(this.root, group)?.children.length ?? 0) + this.added[group].length;
    this.added[group].push(xml);
    this.known.set(key, index);
    return index;
  }

  private format(code: string): number {
    const found = this.formats.get(code);
    if (found !== undefined) return found;
    const id = Math.max(175, ...this.formats.values()) + 1;
    this.formats.set(code, id);
    this.added.numFmts.push(`<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return id;
  }

  private xf(style: Style): string {
    const format = this.format(style.numberFormat ?? 'General');
    const font = style.font ? this.add('fonts', fontXml({ ...this.defaultFont, ...style.font })) : 0;
    const fill = style.fill && style.fill.pattern !== 'none' ? this.add('fills', fillXml(style.fill, false)) : 0;
    const border = style.borders ? this.add('borders', borderXml(style.borders)) : 0;
    const guarded = style.locked === false || style.formulaHidden === true;
    const protection = guarded
      ? `<protection${attributes({ locked: style.locked === false ? false : undefined, hidden: style.formulaHidden || undefined })}/>`
      : '';
    const inner = (style.alignment ? alignmentXml(style.alignment) : '') + protection;
    const given = attributes({
      numFmtId: format,
      fontId: font,
      fillId: fill,
      borderId: border,
      xfId: 0,
      quotePrefix: style.quotePrefix || undefined,
      applyNumberFormat: format ? true : undefined,
      applyFont: font ? true : undefined,
      applyFill: fill ? true : undefined,
      applyBorder: border ? true : undefined,
      applyAlignment: style.alignment ? true : undefined,
      applyProtection: guarded || undefined,
    });
    return inner ? `<xf${given}>${inner}</xf>` : `<xf${given}/>`;
  }

  /** The style sheet with what was asked for. */
  xml(): string {
    const prefix = this.root.qname.includes(':') ? `${this.root.qname.split(':')[0] ?? ''}:` : '';
    const parts = GROUPS.map((name): string => {
      const old = child(this.root, name);
      const more = (this.added as Record<string, string[] | undefined>)[name] ?? [];
      if (more.length === 0) return old ? this.source.slice(old.start, old.end) : '';
      const inner =
        (old ? this.source.slice(old.innerStart, old.innerEnd) : '') +
        more.map(xml => (prefix ? xml.replace(/<(\/?)(\w)/g, `<$1${prefix}$2`) : xml)).join('');
      const given = attributes({ ...old?.attributes, count: (old?.children.length ?? 0) + more.length });
      return `<${prefix}${name}${given}>${inner}</${prefix}${name}>`;
    });
    return this.source.slice(0, this.root.innerStart) + parts.join('') + this.source.slice(this.root.innerEnd);
  }
}
