import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { Client, ClientOptions } from './wire/client';
import { DocumentSettings, installHost } from './wire/frame';
import { Host } from './host';

/**
 * The unmodified office.js in Node: office.js itself, the host's file it picks, and its strings, in a vm context with the few things
 * of a browser they ask for. The code under test finds `Excel`, `Office` and `OfficeExtension` as globals, as in a page.
 */

const DIST = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const ORIGIN = 'https://localhost/office/';
const scripts = new Map<string, vm.Script>();

function compiled(name: string): vm.Script {
  const known = scripts.get(name);
  if (known) return known;
  const script = new vm.Script(fs.readFileSync(path.join(DIST, name), 'utf8'), { filename: name });
  scripts.set(name, script);
  return script;
}

interface FakeScript {
  src: string;
  onload?: (() => void) | null;
  onerror?: (() => void) | null;
  setAttribute(): void;
  getAttribute(): null;
  style: object;
}

/** As much of a window as Microsoft's scripts touch, seen from the one named. Scripts it adds are run from the package. */
export function fakeWindow(scriptName: string): Record<string, unknown> {
  const scriptTag = (src = ''): FakeScript => ({ src, setAttribute: () => undefined, getAttribute: () => null, style: {} });
  const tags: FakeScript[] = [scriptTag(ORIGIN + scriptName)];
  const head = {
    appendChild(tag: FakeScript): void {
      if (!tag.src) return;
      tags.push(tag);
      // Asynchronous, as in a page: office.js hangs its callbacks on the tag after adding it.
      setTimeout(() => {
        const name = tag.src.startsWith(ORIGIN) ? tag.src.slice(ORIGIN.length) : '';
        if (!name || !fs.existsSync(path.join(DIST, name))) {
          tag.onerror?.();
          return;
        }
        compiled(name).runInContext(context);
        tag.onload?.();
      }, 0);
    },
    getElementsByTagName: (): FakeScript[] => [],
  };
  const page: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    Promise,
    JSON,
    Error,
    TextEncoder,
    URL,
    name: '',
    history: {},
    navigator: { userAgent: 'Node' },
    location: { search: '', hash: '', href: 'https://localhost/', protocol: 'https:', origin: 'https://localhost', hostname: 'localhost' },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    document: {
      readyState: 'complete',
      cookie: '',
      body: head,
      head,
      documentElement: head,
      addEventListener: () => undefined,
      createElement: () => scriptTag(),
      getElementsByTagName: (tag: string) => (tag.toLowerCase() === 'script' ? tags : [head]),
      getElementById: () => null,
    },
  };
  for (const self of ['window', 'self', 'top', 'parent']) page[self] = page;
  const context = vm.createContext(page);
  return page;
}

/** Runs a script of the package, or any source, in a fake window. */
export function runScript(page: Record<string, unknown>, source: { file: string } | { text: string; name: string }): void {
  const script = 'file' in source ? compiled(source.file) : new vm.Script(source.text, { filename: source.name });
  script.runInContext(page);
}

export interface StartOptions extends ClientOptions {
  readonly host?: Host;
}
export interface Started {
  readonly host: Host;
  readonly client: Client;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  /** Takes the globals away and the client off the workbook. */
  stop(): void;
}

const GLOBALS = ['Excel', 'Office', 'OfficeExtension'] as const;

/** One office.js on a workbook, ready (`Office.onReady` has answered). Several may follow each other, or share a host. */
export async function startExcel(options: StartOptions = {}): Promise<Started> {
  const host = options.host ?? new Host();
  const client = host.connect(options);
  client.recording = true;
  const page = fakeWindow('office.debug.js');
  installHost(page, client, { ...client.options, documentUrl: host.document.name }, new DocumentSettings(host.book.settings), host.copies);
  runScript(page, { file: 'office.debug.js' });
  const office = page['Office'] as typeof Office;
  await office.onReady();
  const found = {
    Excel: page['Excel'] as typeof Excel,
    Office: office,
    OfficeExtension: page['OfficeExtension'] as typeof OfficeExtension,
  };
  Object.assign(globalThis, found);
  return {
    host,
    client,
    ...found,
    stop() {
      host.disconnect(client);
      const globals = globalThis as Record<string, unknown>;
      for (const name of GLOBALS) if (globals[name] === found[name]) delete globals[name];
    },
  };
}
