/** Hands bytes to the person as a file: the browser's own download, which Office's panes allow. */

/** How long the bytes are kept for the download, in milliseconds. */
const KEPT = 60_000;

export function saveFile(name: string, bytes: Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
