import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

/** Every file below a folder of the project whose name ends so, as paths from the root with forward slashes. */
export function filesBelow(folder: string, ending: RegExp): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && ending.test(entry.name))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}
