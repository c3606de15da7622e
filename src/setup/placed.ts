/**
 * What of a prebuilt package depends on the server it is put on, rewritten for one address. The rest of the package is the same
 * everywhere. The result equals what a build for that address writes.
 */

/** Files of the package by name, as text. */
export type PackageFiles = Readonly<Record<string, string>>;

export interface AddInPlace {
  /** Where the package will be served from, with a slash at the end. */
  readonly address: string;
  /** office.js from Microsoft's servers, or from the package's own folder office/. */
  readonly office: 'cdn' | 'local';
}

/** The address the package was built for. */
export const BUILT_FOR = 'https://localhost:3000/';
const OFFICE_CDN = 'https://appsforoffice.microsoft.com';

export type AddressProblem = 'missing' | 'notAnAddress' | 'notHttps' | 'hasQuery' | 'hasUser' | 'isFile';

/**
 * Reads the address of the folder on a server.
 * @returns the address with a slash at the end, or what is wrong with it
 */
export function readAddress(text: string): { readonly address: string } | { readonly fault: AddressProblem } {
  const typed = text.normalize('NFKC').trim();
  if (!typed) return { fault: 'missing' };
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  } catch {
    return { fault: 'notAnAddress' };
  }
  if (url.protocol !== 'https:') return { fault: 'notHttps' };
  if (/\s/.test(typed)) return { fault: 'notAnAddress' };
  if (url.search || url.hash) return { fault: 'hasQuery' };
  if (url.username || url.password) return { fault: 'hasUser' };
  // People copy the address of a page; what is asked for is its folder.
  if (/\.(?:html?|xml|js|json)$/i.test(url.pathname)) return { fault: 'isFile' };
  return { address: url.href.replace(/\/*$/, '/') };
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** The files to be written over those of the package, by name. */
export function placedFiles(files: PackageFiles, { address, office }: AddInPlace): PackageFiles {
  const { origin, pathname } = new URL(address);
  const placed: Record<string, string> = {};
  for (const [name, text] of Object.entries(files)) {
    if (name === 'manifest.xml') {
      placed[name] = text.replaceAll(BUILT_FOR, escapeXml(address)).replaceAll(`>${new URL(BUILT_FOR).origin}<`, `>${escapeXml(origin)}<`);
    } else if (name.endsWith('.json')) placed[name] = text.replaceAll(BUILT_FOR, address);
    else if (name === 'nginx.conf') placed[name] = text.replace(/^location \//gm, `location ${pathname}`);
    else if (name.endsWith('.html') && office === 'local')
      placed[name] = text.replaceAll(`${OFFICE_CDN}/lib/1/hosted/`, 'office/').replaceAll(` ${OFFICE_CDN}`, '');
  }
  return placed;
}

/** How the package to be downloaded is named: 「dx-compass-dx.example.lg.jp.zip」. */
export const downloadName = ({ address }: AddInPlace): string => `dx-compass-${new URL(address).host.replace(/[^\w.-]/g, '-')}.zip`;
