import { useSyncExternalStore } from 'react';
import type { Workspace } from './workspace';

/** Draws a component anew whenever the workspace changes; gives its version. */
export function useWorkspace(workspace: Workspace): number {
  return useSyncExternalStore(workspace.subscribe, () => workspace.version);
}
