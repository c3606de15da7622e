/**
 * The part of a workbook that holds its queries: Microsoft's [MS-QDEFF]. A number 0, then four blocks behind their lengths: a zip with the
 * section document, the permissions, metadata of every query, and a binding of the permissions that each user's Excel makes for itself.
 */
import type { Query } from './queries';

/** Puts files in a zip; the build hands it in, so that nothing here depends on a library. */
export type Zip = (files: Readonly<Record<string, string>>) => Uint8Array;

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
const SCHEMAS = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A length as four bytes, the lowest first. */
function length(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const block = (bytes: Uint8Array): Uint8Array => joined([length(bytes.length), bytes]);

const encoded = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Letters, numbers and what must be written with a percent sign in the path of a query. */
const pathOf = (name: string): string => `Section1/${encodeURIComponent(name)}`;

/** What Excel remembers of a query. `l` before a whole number or logical value, `s` before a text. */
function entriesOf({ columns }: Query, target: string | null): readonly (readonly [type: string, value: string])[] {
  if (target === null)
    return [
      ['IsPrivate', 'l0'],
      ['FillEnabled', 'l0'],
      ['FillObjectType', 'sConnectionOnly'],
      ['FillToDataModelEnabled', 'l0'],
    ];
  return [
    ['IsPrivate', 'l0'],
    ['FillEnabled', 'l1'],
    ['FillObjectType', 'sTable'],
    ['FillToDataModelEnabled', 'l0'],
    ['BufferNextRefresh', 'l1'],
    ['ResultType', 'sTable'],
    ['NameUpdatedAfterFill', 'l0'],
    ['FillTarget', `s${target}`],
    ['FilledCompleteResultToWorksheet', 'l0'],
    ['AddedToDataModel', 'l0'],
    ['FillColumnNames', `s${JSON.stringify((columns ?? []).map(({ header }) => header))}`],
  ];
}

function metadata(queries: readonly Query[], targets: ReadonlyMap<string, string>): string {
  const items = queries.map(query => {
    const entries = entriesOf(query, targets.get(query.name) ?? null)
      .map(([type, value]) => `<Entry Type="${type}" Value="${encoded(value)}" />`)
      .join('');
    return `<Item><ItemLocation><ItemType>Formula</ItemType><ItemPath>${encoded(pathOf(query.name))}</ItemPath></ItemLocation><StableEntries>${entries}</StableEntries></Item>`;
  });
  return `${DECLARATION}<LocalPackageMetadataFile ${SCHEMAS}><Items><Item><ItemLocation><ItemType>AllFormulas</ItemType><ItemPath /></ItemLocation><StableEntries /></Item>${items.join('')}</Items></LocalPackageMetadataFile>`;
}

/** An empty zip. */
const NO_CONTENT = Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);

/** @param targets the table of the workbook that each loaded query fills, by the query's name */
export function mashup(section: string, queries: readonly Query[], targets: ReadonlyMap<string, string>, zip: Zip): Uint8Array {
  const parts = zip({
    'Config/Package.xml': `${DECLARATION}<Package ${SCHEMAS}><Version>2.99.202.0</Version><MinVersion>2.21.0.0</MinVersion><Culture>ja-JP</Culture></Package>`,
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="text/xml" /><Default Extension="m" ContentType="application/x-ms-m" /></Types>`,
    'Formulas/Section1.m': section,
  });
  const permissions = bytesOf(
    `${DECLARATION}<PermissionList ${SCHEMAS}><CanEvaluateFuturePackages>false</CanEvaluateFuturePackages><FirewallEnabled>true</FirewallEnabled></PermissionList>`,
  );
  const about = joined([length(0), block(bytesOf(metadata(queries, targets))), block(NO_CONTENT)]);
  // Without a binding Excel goes by the default permissions, which are those above.
  return joined([length(0), block(parts), block(permissions), block(about), length(0)]);
}

/** Base64 of any length, the same in every environment. */
export function base64(bytes: Uint8Array): string {
  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    text += `${LETTERS[(bits >> 18) & 63]}${LETTERS[(bits >> 12) & 63]}${two === undefined ? '=' : LETTERS[(bits >> 6) & 63]}${three === undefined ? '=' : LETTERS[bits & 63]}`;
  }
  return text;
}
