import type { DocumentCopies } from './document-copy';
import { type Platform, supportedMatrix } from './requirement-sets';

/**
 * Makes a page believe it runs inside Excel: installs, before office.js loads, the two doors office.js knocks at.
 * `_richApiNativeBridge` carries every `Excel.run`; `external` answers who the host is. Nothing of office.js is changed.
 */

/** The other side of office.js' bridge: office.js calls `sendMessageToHost` and installs `onMessageFromHost`. */
export interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

export type Theme = 'light' | 'dark';

/** What the page is told about its host. */
export interface FrameOptions {
  readonly platform: Platform;
  readonly requirementSet: string;
  readonly locale: string;
  readonly theme: Theme;
  /** Address of the document, for `Office.context.document.url`. */
  readonly documentUrl?: string;
}

/** Colours as Excel reports them (0xRRGGBB numbers; office.js turns them into #RRGGBB). */
const THEMES: Record<Theme, Readonly<Record<string, number>>> = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x262626,
    controlBackgroundColor: 0xe6e6e6,
    controlForegroundColor: 0x262626,
  },
  dark: {
    bodyBackgroundColor: 0x262626,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x444444,
    controlForegroundColor: 0xf0f0f0,
  },
};

/** office.js' activation reason: an add-in that was in the document before. */
const DOCUMENT_OPENED = 2;
const EXCEL = 1;

/** Where the settings of the document are kept; the workbook's own settings are such a store. Values are JSON. */
export interface SettingsStore {
  keys(): readonly string[];
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  delete(key: string): void;
}

/** `Office.context.document.settings` as office.js reads and writes them. Without a store they live as long as the page. */
export class DocumentSettings {
  constructor(private readonly store: SettingsStore = memory()) {}

  /** Fills both lists; the values are JSON text. */
  Read(keys: string[], values: string[]): void {
    for (const key of this.store.keys()) {
      keys.push(key);
      values.push(JSON.stringify(this.store.get(key)));
    }
  }
  /** Replaces all settings. */
  Write(keys: readonly string[], values: readonly string[]): void {
    for (const key of this.store.keys()) if (!keys.includes(key)) this.store.delete(key);
    keys.forEach((key, i) => {
      this.store.set(key, JSON.parse(values[i] ?? 'null') as unknown);
    });
  }
}

function memory(): SettingsStore {
  const entries = new Map<string, unknown>();
  return {
    keys: () => [...entries.keys()],
    get: key => entries.get(key),
    set: (key, value) => {
      entries.set(key, value);
    },
    delete: key => {
      entries.delete(key);
    },
  };
}

/**
 * The object office.js finds as `window.external`. It always says Windows: the host file for the web wants a frame of
 * Office Online around it. What differs by platform in the API (message sizes) is the client's business, not the page's.
 */
export function officeExternal(options: FrameOptions, settings = new DocumentSettings(), copies?: DocumentCopies): Record<string, unknown> {
  const context = {
    GetAppType: () => EXCEL,
    GetSolutionRef: () => 'stand-in',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => options.locale,
    GetAppDataLocale: () => options.locale,
    GetDocUrl: () => options.documentUrl ?? '',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => DOCUMENT_OPENED,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => '',
    GetInstanceId: () => 'stand-in',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => supportedMatrix(options.requirementSet),
    GetHostFullVersion: () => '16.0.0.0',
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () => JSON.stringify(THEMES[options.theme]),
    GetSettings: () => settings,
  };
  return {
    GetHostInfo: () => `Excel$Win32$16.01$${options.locale}$$$disableLogging$0`,
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    ...(copies ? { Execute: copies.Execute.bind(copies) } : {}),
  };
}

/** Installs both doors in a page. Call it before office.js runs; the page must be of the same origin as the caller. */
export function installHost(
  page: object,
  bridge: Bridge,
  options: FrameOptions,
  settings?: DocumentSettings,
  copies?: DocumentCopies,
): void {
  Object.defineProperty(page, 'external', { value: officeExternal(options, settings, copies), configurable: true, writable: true });
  Object.defineProperty(page, '_richApiNativeBridge', { value: bridge, configurable: true, writable: true });
}
