/** Forms that have been filled in, and cells of the workbook found by what they say. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { HostWindow } from '../../host/preview/hosting';
import type { OpenedPreview } from '../../preview/browser';

export interface FilledForm {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The form with its answers typed in, by the row of the table from 0; '' leaves one blank. */
export function filledForm(name: string, form: Uint8Array, answers: readonly string[]): FilledForm {
  const parts = unzipSync(form);
  const path = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(parts[path] as Uint8Array);
  const names = strFromU8(parts['xl/workbook.xml'] as Uint8Array);
  const [, column = '', first = ''] = /DX_Form_answer"[^>]*>[^<]*\$([A-Z]+)\$(\d+):/.exec(names) ?? [];
  answers.forEach((answer, at) => {
    if (answer === '') return;
    const cell = `${column}${Number(first) + at}`;
    const content = Number.isNaN(Number(answer)) ? ` t="inlineStr"><is><t>${answer}</t></is></c>` : `><v>${answer}</v></c>`;
    xml = xml.replace(new RegExp(`<c r="${cell}"( s="\\d+")?/>`), (_, style: string) => `<c r="${cell}"${style}${content}`);
  });
  parts[path] = strToU8(xml);
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(zipSync(parts)) };
}

/** The first cell of a sheet that says just this, row by row: its column's letter and its row. */
export async function findCell(
  { page }: OpenedPreview,
  sheet: string,
  text: string,
): Promise<{ readonly column: string; readonly row: number }> {
  const found = await page.evaluate(
    ([name, wanted]) => {
      const { host } = window as unknown as { host: HostWindow };
      for (let row = 1; row <= 40; row++)
        for (const column of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') if (host.cell(name, `${column}${row}`).value === wanted) return { column, row };
      return null;
    },
    [sheet, text] as const,
  );
  if (found === null) throw new Error(`no cell of ${sheet} says ${text}`);
  return found;
}

/** Types texts below a header, from the table's first row on. */
export async function typeBelow(opened: OpenedPreview, sheet: string, header: string, texts: readonly string[]): Promise<void> {
  const { column, row } = await findCell(opened, sheet, header);
  for (const [at, text] of texts.entries()) if (text !== '') await opened.setCell(`${sheet}!${column}${row + 1 + at}`, text);
}
