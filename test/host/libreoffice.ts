import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** LibreOffice as a second reader of the files we write; for the heavy tests only. */

const run = promisify(execFile);

/** Calculates every formula anew when a file is opened, whatever value stands beside it. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/**
 * Converts a workbook; the answer is each file that came out by its name. Throws where LibreOffice is not installed or takes four minutes.
 * @param recalculate whether the values in the file are not believed
 */
export async function convert(bytes: Uint8Array, format: string, recalculate = false): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  try {
    const input = join(folder, 'book.xlsx');
    await writeFile(input, bytes);
    if (recalculate) {
      await mkdir(join(folder, 'profile', 'user'), { recursive: true });
      await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), RECALCULATE);
    }
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', join(folder, 'out'), input], { timeout: 240_000 });
    const names = await readdir(join(folder, 'out'));
    return new Map(
      await Promise.all(names.map(async (name): Promise<[string, Uint8Array]> => [name, await readFile(join(folder, 'out', name))])),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Converts workbooks in one run of LibreOffice, which takes longer to start than to convert. @returns the files in the same order */
export async function convertAll(files: readonly Uint8Array[], format: string): Promise<readonly Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  try {
    const inputs = await Promise.all(
      files.map(async (bytes, at) => {
        const input = join(folder, `${at}.xlsx`);
        await writeFile(input, bytes);
        return input;
      }),
    );
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', join(folder, 'out'), ...inputs], { timeout: 600_000 });
    return await Promise.all(files.map((_, at) => readFile(join(folder, 'out', `${at}.${format}`))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What LibreOffice shows in each visible sheet: rows of texts, by the sheet's name. */
export async function shownByLibreOffice(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly string[][]>> {
  // Comma, double quote, UTF-8, from line 1, Japanese, texts as shown, every sheet into a file of its own.
  const files = await convert(bytes, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1041,false,true,true,false,false,-1');
  return new Map([...files].map(([name, content]) => [name.replace(/^book-(.*)\.csv$/, '$1'), readCsv(new TextDecoder().decode(content))]));
}

function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\r?\n|$)/y;
  while (field.lastIndex < text.length) {
    const m = field.exec(text);
    if (!m) break;
    rows[rows.length - 1]?.push(m[1]?.replace(/""/g, '"') ?? m[2] ?? '');
    if (m[3] !== ',' && field.lastIndex < text.length) rows.push([]);
  }
  return rows;
}
