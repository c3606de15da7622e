import type { Properties } from '../book/settings';
import { REL, relationWord, resolveTarget, type Parts } from './package';
import { child, children, escapeXml, type Element } from './xml';

/**
 * Document properties, and the settings of add-ins. Excel keeps an add-in's settings in a web extension part that names the add-in;
 * the stand-in has no add-in's identity, so it keeps them in a custom XML part of its own and leaves web extensions alone.
 */
export const SETTINGS_NAMESPACE = 'urn:dx-compass:stand-in:settings';

const CORE: readonly (readonly [keyof Properties & string, string])[] = [
  ['title', 'dc:title'],
  ['subject', 'dc:subject'],
  ['author', 'dc:creator'],
  ['keywords', 'cp:keywords'],
  ['comments', 'dc:description'],
  ['lastAuthor', 'cp:lastModifiedBy'],
  ['category', 'cp:category'],
];

function partOf(parts: Parts, word: string): Element | null {
  const relation = parts.relations('').find(one => relationWord(one.type) === word);
  return relation ? parts.xml(resolveTarget('', relation.target)) : null;
}

export function readProperties(parts: Parts): Properties {
  const properties: Properties = { custom: {} };
  const core = partOf(parts, 'core-properties');
  for (const [name, tag] of CORE) {
    const text = child(core, tag.slice(3))?.text;
    if (text) Object.assign(properties, { [name]: text });
  }
  const created = Date.parse(child(core, 'created')?.text ?? '');
  if (!Number.isNaN(created)) properties.created = new Date(created);
  const app = partOf(parts, 'extended-properties');
  const [manager, company] = [child(app, 'Manager')?.text, child(app, 'Company')?.text];
  if (manager) properties.manager = manager;
  if (company) properties.company = company;
  for (const one of children(partOf(parts, 'custom-properties'), 'property')) {
    const [value] = one.children;
    const name = one.attributes['name'];
    if (!value || name === undefined) continue;
    if (/^(?:i4|i8|r8|int|uint|decimal)$/.test(value.name)) properties.custom[name] = Number(value.text);
    else properties.custom[name] = value.name === 'bool' ? value.text === 'true' || value.text === '1' : value.text;
  }
  return properties;
}

function settingsPath(parts: Parts): string | null {
  for (const path of parts.map.keys()) {
    if (/^customXml\/[^/]+\.xml$/i.test(path) && (parts.text(path) ?? '').includes(SETTINGS_NAMESPACE)) return path;
  }
  return null;
}

export function readSettings(parts: Parts): Map<string, string> {
  const path = settingsPath(parts);
  const list = children(path === null ? null : parts.xml(path), 'setting');
  return new Map(list.map(one => [one.attributes['key'] ?? '', one.text]));
}

/** Writes the settings part; a workbook without settings gets none. Answers the part's path when it is new. */
export function writeSettings(parts: Parts, settings: ReadonlyMap<string, string>): string | null {
  const old = settingsPath(parts);
  if (settings.size === 0 && old === null) return null;
  const path = old ?? parts.free('customXml/item');
  const list = [...settings].map(([key, value]) => `<setting key="${escapeXml(key)}">${escapeXml(value)}</setting>`).join('');
  parts.set(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<settings xmlns="${SETTINGS_NAMESPACE}">${list}</settings>`);
  return old === null ? path : null;
}

export function coreXml(properties: Properties, modified: Date): string {
  const created = properties.created ?? modified;
  const time = (name: string, date: Date): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date.toISOString().slice(0, 19)}Z</dcterms:${name}>`;
  const texts = CORE.flatMap(([name, tag]) => {
    const value = properties[name];
    return typeof value === 'string' && value !== '' ? [`<${tag}>${escapeXml(value)}</${tag}>`] : [];
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `${texts.join('')}${time('created', created)}${time('modified', modified)}</cp:coreProperties>`
  );
}

export function customXml(custom: Properties['custom']): string {
  const list = Object.entries(custom).map(([name, value], i) => {
    const typed =
      typeof value === 'number'
        ? Number.isInteger(value) && Math.abs(value) < 2 ** 31
          ? `<vt:i4>${value}</vt:i4>`
          : `<vt:r8>${value}</vt:r8>`
        : typeof value === 'boolean'
          ? `<vt:bool>${value}</vt:bool>`
          : `<vt:lpwstr>${escapeXml(value)}</vt:lpwstr>`;
    return `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escapeXml(name)}">${typed}</property>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"' +
    ` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${list.join('')}</Properties>`
  );
}

export const CUSTOM_XML_TYPE = `${REL}/customXml`;
