import type { PreviewDoor } from './bridge';
import { differAsAsked, REQUIREMENT_SET } from './excel';
import { DocumentSettings } from '../wire/frame';
import { FunctionsBridge } from '../wire/functions-bridge';
import type { FunctionsMetadata } from '../wire/functions-bridge';
import { Host } from '../host';
import { differences, lastValues } from '../book/differences';
import { cellName, quoteSheet } from '../cell/address';
import { isErrorValue, type Value } from '../cell/value';
import { XlsxFault, readXlsx, writeXlsx } from '../xlsx';
import { LANGUAGE, strings } from './strings';
import { Workspace, reasonOf, type NoticeDetails } from './workspace';

/** Workbooks of the page: each has its host, its pane, and a frame in which Microsoft's runtime runs the DX functions. */

/** Beside the page, wherever that lies. */
const ADDIN = 'addin/';
const FUNCTIONS_PAGE = `${ADDIN}functions.html`;
const PANE_PAGE = `${ADDIN}taskpane.html`;
/** As in manifest.xml. */
const NAMESPACE = 'DX';
/** A functions page that is still loading after this is taken as broken: its formulas then show #NAME?. */
const FUNCTIONS_WAIT_MS = 15_000;

/** An open workbook. Only one is shown at a time. */
export interface Hosted {
  /** Tells workbooks apart. */
  readonly key: number;
  readonly workspace: Workspace;
  /** What of its file is not shown here, or would be lost. */
  readonly warnings: readonly string[];
  /** Formulas that have another value here than in the file, or are not calculated; known once it was shown. */
  readonly findings: readonly NoticeDetails[];
  readonly paneAddress: string;
  /** Connects the add-in's pages to this workbook and recalculates; resolves when its formulas have their values. */
  show(): Promise<void>;
  hide(): void;
}

const LOCALE = { ja: 'ja-JP', en: 'en-US' }[LANGUAGE];

let opened = 0;
let metadata: Promise<FunctionsMetadata> | undefined;

async function functionsMetadata(): Promise<FunctionsMetadata> {
  metadata ??= fetch(`${ADDIN}functions.json`).then(answer => {
    if (!answer.ok) throw new Error(`functions.json: ${answer.status}`);
    return answer.json() as Promise<FunctionsMetadata>;
  });
  return metadata;
}

/** Loads the functions page into a frame nobody sees; resolves when its scripts have run. */
function functionsFrame(): { frame: HTMLIFrameElement; loaded: Promise<void> } {
  const frame = document.createElement('iframe');
  frame.title = strings.functions;
  frame.hidden = true;
  frame.src = FUNCTIONS_PAGE;
  const loaded = new Promise<void>(resolve => {
    frame.addEventListener('load', () => resolve());
    setTimeout(resolve, FUNCTIONS_WAIT_MS);
  });
  document.body.append(frame);
  return { frame, loaded };
}

/** Makes this workbook the one that `window.host` and the add-in's pages talk to. */
function enter(host: Host, functions: FunctionsBridge): () => void {
  const theme = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const pane = host.connect({ platform: 'windows', ...REQUIREMENT_SET, locale: LOCALE, theme });
  const settings = new DocumentSettings();
  const door: PreviewDoor['enter'] = page => ({
    bridge: page === new URL(FUNCTIONS_PAGE, document.baseURI).pathname ? functions : pane,
    options: { ...pane.options, documentUrl: host.document.name },
    settings,
    copies: host.copies,
  });
  window.previewDoor = { enter: door };
  window.host = {
    cell(sheetName, address) {
      const found = host.book.resolve(address, host.book.sheetByName(sheetName) ?? undefined);
      if (!found || host.book.sheetByName(sheetName) === null) throw new Error(`no such cell: ${sheetName}!${address}`);
      const {
        sheet,
        area: { row, column },
      } = found;
      const value = sheet.value(row, column);
      return {
        value: isErrorValue(value) ? value.error : value,
        text: sheet.text(row, column),
        formula: sheet.formula(row, column),
        ...(isErrorValue(value) && value.message !== undefined ? { message: value.message } : {}),
      };
    },
    get counters() {
      return { ...pane.counters };
    },
    get functionCounters() {
      return { ...functions.counters };
    },
    settled: () => host.settled(),
  };
  return () => host.disconnect(pane);
}

/** For tests: what a workbook of the preview holds, without a way to change it. */
export interface HostWindow {
  cell(sheet: string, address: string): { value: number | string | boolean | null; text: string; formula: string | null; message?: string };
  readonly counters: Readonly<Record<string, number>>;
  readonly functionCounters: Readonly<Record<string, number>>;
  /** Resolves when all formulas have their values. */
  settled(): Promise<void>;
}

declare global {
  interface Window {
    host?: HostWindow;
  }
}

/** At most this many formulas are listed. */
const LISTED = 200;

const shown = (value: Value): string => (value === null ? strings.blank : isErrorValue(value) ? value.error : String(value));

/** Lines about the formulas of a file that was just opened and calculated. */
function findingsOf(host: Host, before: ReturnType<typeof lastValues>): NoticeDetails[] {
  const differing = differences(host.book, before);
  const kept = host.book.keptFormulas();
  const listed = (lines: readonly string[]): string[] =>
    lines.length > LISTED ? [...lines.slice(0, LISTED), strings.more(lines.length - LISTED)] : [...lines];
  const place = (one: (typeof kept)[number]): string => `${quoteSheet(one.sheet.name)}!${cellName(one.row, one.column)}`;
  return [
    ...(differing.length
      ? [
          {
            summary: strings.differing(differing.length),
            list: listed(differing.map(one => strings.difference(place(one), one.formula, shown(one.inFile), shown(one.here)))),
          },
        ]
      : []),
    ...(kept.length
      ? [
          {
            summary: strings.kept(kept.length),
            list: listed(kept.map(one => `${place(one)}\u3000${one.sheet.formula(one.row, one.column) ?? ''}`)),
          },
        ]
      : []),
  ];
}

/** Opens the bytes of an .xlsx; throws XlsxFault where they are none. */
export async function openWorkbook(bytes: Uint8Array, name: string): Promise<Hosted> {
  const read = await readXlsx(bytes);
  const before = lastValues(read.book);
  const host = new Host(read.book);
  host.document.name = name;
  differAsAsked(host);
  const workspace = new Workspace(host, name);
  const key = ++opened;
  let leave = (): void => undefined;
  let findings: readonly NoticeDetails[] | null = null;
  return {
    key,
    workspace,
    warnings: read.warnings,
    get findings() {
      return findings ?? [];
    },
    paneAddress: `${PANE_PAGE}?book=${key}`,
    async show() {
      const functions = new FunctionsBridge(NAMESPACE, await functionsMetadata());
      const disconnect = enter(host, functions);
      const { frame, loaded } = functionsFrame();
      leave = () => {
        disconnect();
        frame.remove();
        host.book.customFunctions = null;
      };
      await loaded;
      host.book.customFunctions = functions;
      host.calculation.now();
      await host.settled();
      findings ??= findingsOf(host, before);
    },
    hide() {
      workspace.cancelEdit();
      leave();
    },
  };
}

/** Why a file was not opened or not saved, in the page's language. */
export function reasonNotOpened(error: unknown): string {
  if (!(error instanceof XlsxFault)) return reasonOf(error);
  return LANGUAGE === 'ja' ? error.message : strings.xlsxFaults[error.kind];
}

/** The workbook as an .xlsx, with its formulas and last values. */
export async function saveWorkbook(hosted: Hosted): Promise<{ bytes: Uint8Array; warnings: readonly string[] }> {
  await hosted.workspace.host.settled();
  return writeXlsx(hosted.workspace.book);
}
