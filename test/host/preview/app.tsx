import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { FormulaBar, NameBox, StatusLine } from './bars';
import { Grid } from './grid';
import { openWorkbook, reasonNotOpened, saveWorkbook } from './hosting';
import type { Hosted } from './hosting';
import { Pane } from './pane';
import { LANGUAGE, strings } from './strings';
import { Tabs } from './tabs';
import { Tour } from './tour';
import { useWorkspace } from './use-workspace';
import type { Notice, Workspace } from './workspace';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const XLSM = 'application/vnd.ms-excel.sheet.macroEnabled.12';

/** Hands a file to the browser, which puts it where downloads go. */
function download(bytes: Uint8Array, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: /\.xlsm$/i.test(name) ? XLSM : XLSX }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click; it is small, and a minute is ample.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function NoticeLine({ notice, onClose }: { notice: Notice; onClose(): void }): ReactNode {
  return (
    <div className={`notice ${notice.kind}`} role={notice.kind === 'problem' ? 'alert' : 'status'}>
      <div className="notice-text">
        <span>{notice.text}</span>
        {notice.list && notice.list.length > 0 && (
          <ul>
            {notice.list.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {notice.details?.map(({ summary, list }) => (
          <details key={summary}>
            <summary>{summary}</summary>
            <ul>
              {list.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        ))}
      </div>
      {notice.action && (
        <button type="button" onClick={notice.action.run}>
          {notice.action.label}
        </button>
      )}
      <button type="button" className="close" aria-label={strings.close} title={strings.close} onClick={onClose}>
        ×
      </button>
    </div>
  );
}

function Toolbar({ workspace, onOpen, onSave }: { workspace: Workspace; onOpen(file: File): void; onSave(): void }): ReactNode {
  const file = useRef<HTMLInputElement>(null);
  return (
    <div className="toolbar" role="toolbar" aria-label={strings.toolbar}>
      <button type="button" onClick={() => file.current?.click()}>
        {strings.open}
      </button>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={strings.open}
        accept=".xlsx,.xlsm,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel.sheet.macroEnabled.12"
        onChange={event => {
          const chosen = event.target.files?.[0];
          // The same file may be opened again.
          event.target.value = '';
          if (chosen) onOpen(chosen);
        }}
      />
      <button type="button" onClick={onSave}>
        {strings.save}
      </button>
      <span className="divider" aria-hidden="true" />
      <button type="button" disabled={!workspace.undoSteps.canUndo} onClick={() => workspace.undo()}>
        {strings.undo}
      </button>
      <button type="button" disabled={!workspace.undoSteps.canRedo} onClick={() => workspace.redo()}>
        {strings.redo}
      </button>
      <span className="file-name">
        {workspace.fileName}
        {workspace.unsaved && (
          <span className="unsaved" title={strings.unsaved} aria-label={strings.unsaved} role="img">
            ●
          </span>
        )}
      </span>
    </div>
  );
}

/** `npm start` asks for the tour, and the page of the demo always has it. */
const TOUR = new URLSearchParams(window.location.search).has('tour') || document.body.dataset['tour'] !== undefined;

/** The whole page over one open workbook at a time. */
export function App({ first }: { first: Hosted }): ReactNode {
  const [hosted, setHosted] = useState(first);
  const { workspace } = hosted;
  useWorkspace(workspace);
  const main = useRef<HTMLElement>(null);
  const [touring, setTouring] = useState(TOUR);

  /** Puts another workbook in place of this one; its add-in starts anew, as in a new window of Excel. */
  const show = async (next: Hosted, notice: () => Notice | null): Promise<void> => {
    hosted.hide();
    try {
      await next.show();
    } catch (error) {
      next.hide();
      await hosted.show();
      throw error;
    }
    next.workspace.say(notice());
    setHosted(next);
  };
  const open = async (file: File): Promise<void> => {
    const previous = hosted;
    previous.workspace.cancelEdit();
    try {
      const next = await openWorkbook(new Uint8Array(await file.arrayBuffer()), file.name);
      const back = (): void => {
        next.hide();
        void previous.show().then(() => {
          previous.workspace.say(null);
          setHosted(previous);
        });
      };
      await show(next, () => ({
        kind: 'info',
        text: strings.opened(file.name),
        list: next.warnings,
        details: next.findings,
        ...(previous.workspace.unsaved ? { action: { label: strings.backToPrevious, run: back } } : {}),
      }));
    } catch (error) {
      previous.workspace.say({ kind: 'problem', text: strings.notOpened(file.name, reasonNotOpened(error)) });
    }
  };
  /** What the add-in opens with Excel.createWorkbook: in Excel a window of its own, here in this one's place, with a way back. */
  const openCreated = async (bytes: Uint8Array): Promise<void> => {
    const previous = hosted;
    try {
      const next = await openWorkbook(bytes, strings.createdName);
      await show(next, () => ({
        kind: 'info',
        text: strings.created,
        list: next.warnings,
        details: next.findings,
        action: {
          label: strings.backToPrevious,
          run: () => {
            next.hide();
            void previous.show().then(() => {
              previous.workspace.say(null);
              setHosted(previous);
            });
          },
        },
      }));
      next.workspace.unsaved = true;
    } catch (error) {
      previous.workspace.say({ kind: 'problem', text: strings.notOpened(strings.createdName, reasonNotOpened(error)) });
    }
  };
  useEffect(() => {
    const { document: file } = workspace.host;
    file.onCreated = bytes => void openCreated(bytes);
    return () => {
      file.onCreated = null;
    };
  });
  const save = async (): Promise<void> => {
    if (!workspace.commit()) return;
    try {
      const { bytes, warnings } = await saveWorkbook(hosted);
      download(bytes, workspace.fileName);
      workspace.unsaved = false;
      workspace.say({
        kind: 'info',
        text: warnings.length > 0 ? `${strings.saved(workspace.fileName)}${strings.saveNotes}` : strings.saved(workspace.fileName),
        list: warnings,
      });
    } catch (error) {
      workspace.say({ kind: 'problem', text: strings.saveFailed(reasonNotOpened(error)) });
    }
  };

  const unsaved = workspace.unsaved;
  useEffect(() => {
    if (!unsaved) return;
    const guard = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [unsaved]);
  useEffect(() => {
    document.title = `${workspace.fileName} - ${strings.title}`;
    document.documentElement.lang = LANGUAGE;
  }, [workspace]);

  const toGrid = (): void => main.current?.querySelector<HTMLTextAreaElement>('.cell-input')?.focus({ preventScroll: true });
  return (
    <div className="page">
      <header>
        <h1 className="not-excel">{strings.notExcel}</h1>
        <Toolbar workspace={workspace} onOpen={file => void open(file)} onSave={() => void save()} />
        {touring && hosted === first && <Tour workspace={workspace} onClose={() => setTouring(false)} />}
      </header>
      <div className="desk">
        <main ref={main} className="book">
          <div className="bars">
            <NameBox workspace={workspace} onDone={toGrid} />
            <FormulaBar workspace={workspace} onDone={toGrid} />
          </div>
          {workspace.notice && (
            <NoticeLine
              notice={workspace.notice}
              onClose={() => {
                workspace.say(null);
                toGrid();
              }}
            />
          )}
          <div id="sheet" role="tabpanel" aria-label={workspace.sheet.name} className="sheet">
            <Grid key={hosted.key} workspace={workspace} />
          </div>
          <Tabs workspace={workspace} />
          <StatusLine workspace={workspace} />
        </main>
        <Pane key={hosted.key} address={hosted.paneAddress} />
      </div>
    </div>
  );
}
