/** What a file chosen or dropped is read by; a File is one. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** One that the system does not hand over: reading it says so, and the others go on. */
const unreadable = (name: string): ReadableFile => ({
  name,
  size: 0,
  arrayBuffer: () => Promise.reject(new Error('the file cannot be read')),
});

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function fileOf(entry: FileSystemEntry): Promise<ReadableFile> {
  return new Promise(resolve => {
    (entry as FileSystemFileEntry).file(resolve, () => resolve(unreadable(entry.name)));
  });
}

/** All of a folder: the browser hands over a hundred at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function filesOf(entry: FileSystemEntry): Promise<readonly ReadableFile[]> {
  if (!isDirectory(entry)) return [await fileOf(entry)];
  let inside: readonly FileSystemEntry[];
  try {
    inside = await entriesIn(entry);
  } catch {
    return [unreadable(entry.name)];
  }
  return (await Promise.all(inside.map(filesOf))).flat();
}

/** The files of a drop, those in dropped folders too. To be called at once: after the event there is nothing left. */
export async function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<readonly ReadableFile[]> {
  const entries = [...items].map(item => item.webkitGetAsEntry());
  const plain = [...files];
  if (entries.every(entry => entry === null)) return plain;
  return (await Promise.all(entries.map(entry => (entry === null ? [] : filesOf(entry))))).flat();
}
