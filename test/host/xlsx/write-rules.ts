import { areaName, cellName, type Area } from '../cell/address';
import type { ConditionalFormat, PageLayout, Validation } from '../book/rules';
import { toFile } from './formula-file';
import type { StyleWriter } from './write-styles';
import { attributes, escapeXml, markAttribute } from './xml';

/** Rules and page of a sheet as the file has them. */

function areaNames(areas: readonly Area[]): string {
  return areas.map(areaName).join(' ');
}

function formulaXml(tag: string, formula: string | undefined, custom: ReadonlySet<string>): string {
  return formula === undefined ? '' : `<${tag}>${escapeXml(toFile(`=${formula}`, null, custom))}</${tag}>`;
}

export function validationsXml(list: readonly Validation[], custom: ReadonlySet<string>): string {
  if (list.length === 0) return '';
  const all = list.map(
    ({ areas, rule }) =>
      `<dataValidation${attributes({
        type: rule.type === 'any' ? undefined : rule.type,
        errorStyle: rule.alert.style === 'stop' ? undefined : rule.alert.style,
        operator: rule.comparison === undefined || rule.comparison === 'between' ? undefined : rule.comparison,
        allowBlank: rule.ignoreBlank || undefined,
        showDropDown: rule.inCellDropDown ? undefined : true,
        showInputMessage: rule.prompt.show || undefined,
        showErrorMessage: rule.alert.show || undefined,
        errorTitle: markAttribute(rule.alert.title) || undefined,
        error: markAttribute(rule.alert.message) || undefined,
        promptTitle: markAttribute(rule.prompt.title) || undefined,
        prompt: markAttribute(rule.prompt.message) || undefined,
        sqref: areaNames(areas),
      })}>${formulaXml('formula1', rule.formula1, custom)}${formulaXml('formula2', rule.formula2, custom)}</dataValidation>`,
  );
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}

const TEXT_RULES = {
  contains: { type: 'containsText', operator: 'containsText' },
  notContains: { type: 'notContainsText', operator: 'notContains' },
  beginsWith: { type: 'beginsWith', operator: 'beginsWith' },
  endsWith: { type: 'endsWith', operator: 'endsWith' },
} as const;

function textFormula(operator: keyof typeof TEXT_RULES, text: string, cell: string): string {
  const quoted = `"${text.replace(/"/g, '""')}"`;
  switch (operator) {
    case 'contains':
      return `NOT(ISERROR(SEARCH(${quoted},${cell})))`;
    case 'notContains':
      return `ISERROR(SEARCH(${quoted},${cell}))`;
    case 'beginsWith':
      return `LEFT(${cell},LEN(${quoted}))=${quoted}`;
    case 'endsWith':
      return `RIGHT(${cell},LEN(${quoted}))=${quoted}`;
  }
}

function ruleXml(format: ConditionalFormat, styles: StyleWriter, custom: ReadonlySet<string>): string {
  const { rule, areas } = format;
  const common = { dxfId: styles.look(format.look), priority: format.priority + 1, stopIfTrue: format.stopIfTrue || undefined };
  if (rule.type === 'custom')
    return `<cfRule${attributes({ type: 'expression', ...common })}>${formulaXml('formula', rule.formula, custom)}</cfRule>`;
  if (rule.type === 'cellValue') {
    return (
      `<cfRule${attributes({ type: 'cellIs', ...common, operator: rule.comparison })}>` +
      `${formulaXml('formula', rule.formula1, custom)}${formulaXml('formula', rule.formula2, custom)}</cfRule>`
    );
  }
  if (rule.type === 'containsText') {
    const first = areas[0];
    const cell = first ? cellName(first.row, first.column) : 'A1';
    return `<cfRule${attributes({ ...TEXT_RULES[rule.operator], ...common, text: markAttribute(rule.text) })}>${formulaXml('formula', textFormula(rule.operator, rule.text, cell), custom)}</cfRule>`;
  }
  const given = (rule.data['attributes'] ?? {}) as Record<string, string>;
  const inner = typeof rule.data['inner'] === 'string' ? rule.data['inner'] : '';
  return `<cfRule${attributes({ ...given, priority: format.priority + 1 })}>${inner}</cfRule>`;
}

export function conditionalFormatsXml(list: readonly ConditionalFormat[], styles: StyleWriter, custom: ReadonlySet<string>): string {
  return list
    .map(format => `<conditionalFormatting sqref="${areaNames(format.areas)}">${ruleXml(format, styles, custom)}</conditionalFormatting>`)
    .join('');
}

function inches(points: number): number {
  return Number((points / 72).toFixed(6));
}

/** printOptions, pageMargins, pageSetup, headerFooter, each by its name; `old` are the attributes the file had. */
export function pageXml(page: PageLayout, old: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> {
  const { margins: m, headersFooters: texts } = page;
  const options = attributes({
    ...old['printOptions'],
    horizontalCentered: page.centerHorizontally || undefined,
    verticalCentered: page.centerVertically || undefined,
    gridLines: page.printGridlines || undefined,
  });
  const setup = attributes({
    ...old['pageSetup'],
    paperSize: page.paperSize,
    scale: page.fit || page.scale === 100 ? undefined : page.scale,
    fitToWidth: page.fit && page.fit.wide !== 1 ? page.fit.wide : undefined,
    fitToHeight: page.fit && page.fit.tall !== 1 ? page.fit.tall : undefined,
    pageOrder: page.overThenDown ? 'overThenDown' : undefined,
    orientation: page.orientation,
    blackAndWhite: page.blackAndWhite || undefined,
  });
  const header =
    (texts.header ? `<oddHeader>${escapeXml(texts.header)}</oddHeader>` : '') +
    (texts.footer ? `<oddFooter>${escapeXml(texts.footer)}</oddFooter>` : '');
  return {
    printOptions: options ? `<printOptions${options}/>` : '',
    pageMargins: `<pageMargins${attributes({ left: inches(m.left), right: inches(m.right), top: inches(m.top), bottom: inches(m.bottom), header: inches(m.header), footer: inches(m.footer) })}/>`,
    pageSetup: `<pageSetup${setup}/>`,
    headerFooter: header ? `<headerFooter${attributes({ ...old['headerFooter'] })}>${header}</headerFooter>` : '',
  };
}
