import { installHost } from '../wire/frame';
import type { DocumentCopies } from '../wire/document-copy';
import type { Bridge, DocumentSettings, FrameOptions } from '../wire/frame';

/**
 * Runs in the add-in's pages before office.js: fetches the bridge from the page around it, which is of the same origin.
 * Opened on its own (not in the preview), a page gets no host, as in a browser without Excel.
 */

/** What the preview's page offers the pages inside it. */
export interface PreviewDoor {
  /** `page` is the address of the page that asks: the pane or the functions. */
  enter(page: string): {
    readonly bridge: Bridge;
    readonly options: FrameOptions;
    readonly settings: DocumentSettings;
    readonly copies: DocumentCopies;
  };
}

declare global {
  interface Window {
    previewDoor?: PreviewDoor;
  }
}

const door = window.parent === window ? undefined : window.parent.previewDoor;
if (door) {
  const { bridge, options, settings, copies } = door.enter(window.location.pathname);
  installHost(window, bridge, options, settings, copies);
}
