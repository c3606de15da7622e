import { strToU8, zipSync } from 'fflate';
import { SETUP_EN } from '../i18n/frame/setup.en';
import { SETUP_JA } from '../i18n/frame/setup.ja';
import { downloadName, placedFiles, readAddress, type PackageFiles, type AddInPlace } from './placed';

/** The page that an administrator opens from the package, from a server or from the disk: nothing is fetched, nothing is sent. */

/** Written beside this page by the build (setup-files.js). */
interface PrebuiltPackage {
  readonly version: string;
  readonly date: string;
  readonly files: PackageFiles;
}
declare const DX_PACKAGE: PrebuiltPackage;

const root = document.getElementById('setup') as HTMLElement;
let english = !navigator.language.startsWith('ja');
const form = { address: '', office: 'cdn' as AddInPlace['office'] };

/** An element with its attributes and content. */
function el(name: string, attributes: Readonly<Record<string, string>> = {}, ...content: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

function save(place: AddInPlace): string {
  const name = downloadName(place);
  const entries = Object.entries(placedFiles(DX_PACKAGE.files, place)).map(([file, text]) => [file, strToU8(text)] as const);
  const url = URL.createObjectURL(new Blob([zipSync(Object.fromEntries(entries)) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }));
  el('a', { href: url, download: name }).click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}

function show(): void {
  const t = english ? SETUP_EN : SETUP_JA;
  document.documentElement.lang = english ? 'en' : 'ja';
  document.title = t.title;

  const result = el('div', { id: 'result', 'aria-live': 'polite' });
  const address = el('input', {
    type: 'text',
    id: 'address',
    'aria-describedby': 'address-hint',
    inputmode: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
    value: form.address,
  }) as HTMLInputElement;
  address.addEventListener('input', () => (form.address = address.value));
  const contacts = el('div');
  const showContacts = (at: string): void =>
    contacts.replaceChildren(
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t.contactTo), el('th', { scope: 'col' }, t.contactWhy))),
        el(
          'tbody',
          {},
          ...t.contacts(at, form.office).map(({ to, why }) => el('tr', {}, el('th', { scope: 'row' }, to), el('td', {}, why))),
        ),
      ),
      el('p', {}, t.noOther),
    );
  const choice = (value: AddInPlace['office'], text: string): HTMLElement => {
    const input = el('input', { type: 'radio', name: 'office', value }) as HTMLInputElement;
    input.checked = form.office === value;
    input.addEventListener('change', () => {
      form.office = value;
      showContacts(placed());
    });
    return el('label', {}, input, el('span', {}, text));
  };
  const placed = (): string => {
    const read = readAddress(form.address);
    return 'address' in read ? read.address : t.addressHint.replace(/^.*?(?=https)/, '');
  };

  const entry = el(
    'form',
    { novalidate: '' },
    el('label', { for: 'address' }, t.address),
    address,
    el('p', { class: 'hint', id: 'address-hint' }, t.addressHint),
    el('fieldset', {}, el('legend', {}, t.office), choice('cdn', t.officeCdn), choice('local', t.officeLocal)),
    el('button', { type: 'submit' }, t.make),
  );
  entry.addEventListener('submit', event => {
    event.preventDefault();
    const read = readAddress(form.address);
    if ('fault' in read) {
      address.setAttribute('aria-invalid', 'true');
      result.replaceChildren(el('p', { class: 'fault', role: 'alert' }, t.faults[read.fault]));
      address.focus();
      return;
    }
    address.removeAttribute('aria-invalid');
    const place: AddInPlace = { address: read.address, office: form.office };
    const file = save(place);
    showContacts(read.address);
    result.replaceChildren(
      el('p', {}, t.done(file)),
      el('ol', {}, ...t.steps(file, read.address).map(step => el('li', {}, step))),
      el('h2', {}, t.filesTitle),
      el('ul', {}, ...Object.keys(placedFiles(DX_PACKAGE.files, place)).map(name => el('li', {}, name))),
    );
  });

  const language = el('button', { type: 'button', lang: english ? 'ja' : 'en' }, t.otherLanguage);
  language.addEventListener('click', () => {
    english = !english;
    show();
  });
  showContacts(placed());
  root.replaceChildren(
    el('div', { class: 'top' }, el('h1', {}, t.title), el('span', {}, t.version(DX_PACKAGE.version, DX_PACKAGE.date)), language),
    el('p', {}, t.lead),
    entry,
    result,
    el('h2', {}, t.contactsTitle),
    contacts,
    el('h2', {}, t.rightsTitle),
    el('ul', {}, ...t.rights.map(right => el('li', {}, right))),
    el('h2', {}, t.requiresTitle),
    el('p', {}, t.requires),
    el('h2', {}, t.serverTitle),
    el('p', {}, t.server),
  );
}

show();
