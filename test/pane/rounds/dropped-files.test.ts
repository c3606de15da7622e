import { droppedFiles } from '../../../src/pane/rounds/dropped-files';

/** What the browser hands over of a file and of a folder, which gives a hundred entries at a time. */
const fileEntry = (name: string, gone = false): FileSystemEntry =>
  ({
    name,
    isDirectory: false,
    file: (done: (file: File) => void, failed: () => void) => (gone ? failed() : done(new File([name], name))),
  }) as unknown as FileSystemEntry;
const folderEntry = (name: string, inside: readonly FileSystemEntry[], locked = false): FileSystemEntry =>
  ({
    name,
    isDirectory: true,
    createReader: () => {
      let from = 0;
      return {
        readEntries: (done: (some: readonly FileSystemEntry[]) => void, failed: (error: Error) => void) => {
          if (locked) return failed(new Error('locked'));
          const some = inside.slice(from, from + 100);
          from += 100;
          done(some);
        },
      };
    },
  }) as unknown as FileSystemEntry;

const dropped = (entries: readonly (FileSystemEntry | null)[], files: readonly File[] = []) =>
  droppedFiles({
    items: entries.map(entry => ({ webkitGetAsEntry: () => entry })),
    files,
  } as unknown as DataTransfer);

test('files, and all that is in folders and in the folders in them', async () => {
  const many = Array.from({ length: 240 }, (_, at) => fileEntry(`${at}.xlsx`));
  const found = await dropped([fileEntry('a.xlsx'), folderEntry('回答', [...many, folderEntry('差替え', [fileEntry('b.xlsx')])])]);
  expect(found).toHaveLength(242);
  expect([found[0]?.name, found.at(-1)?.name]).toEqual(['a.xlsx', 'b.xlsx']);
});

test('what the system does not hand over is among them, and reading it fails', async () => {
  const found = await dropped([fileEntry('cloud.xlsx', true), folderEntry('鍵付き', [], true)]);
  expect(found.map(({ name }) => name)).toEqual(['cloud.xlsx', '鍵付き']);
  for (const file of found) await expect(file.arrayBuffer()).rejects.toThrow();
});

test('where the browser knows no entries, its files', async () => {
  const file = new File(['a'], 'a.xlsx');
  expect(await dropped([null], [file])).toEqual([file]);
});
