/** Opens bytes as a new workbook beside the open one, which is not touched. */
import { ExcelFailure } from '../batch/failure';
import { failureOf } from '../batch/run';

/** Letters at a time: a call takes only so many arguments. */
const PIECE = 0x8000;

function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return btoa(pieces.join(''));
}

/** Throws ExcelFailure: unsupported where this Excel opens no workbooks, tooLarge where the file is too much for one message. */
export async function openCopy(bytes: Uint8Array): Promise<void> {
  if (typeof (Excel as { readonly createWorkbook?: unknown }).createWorkbook !== 'function')
    throw new ExcelFailure({ kind: 'unsupported', what: 'createWorkbook' });
  try {
    await Excel.createWorkbook(base64Of(bytes));
  } catch (error) {
    throw failureOf(error);
  }
}
