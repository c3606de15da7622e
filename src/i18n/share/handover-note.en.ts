import type { ConversionNote } from '../../sheets/handover/report';

/** Why something became a value or went, in English. */
export function noteInEnglish(note: ConversionNote): string {
  switch (note.kind) {
    case 'error':
      return `stays ${note.code}, as in this workbook`;
    case 'noValue':
      return 'blank, because the file holds no calculated value';
    case 'noTwin':
      return `a value, because ${note.functions.map(name => `DX.${name}`).join(', ')} has no plain formula when used like this`;
    case 'notTold':
      return 'a value, because an argument is no cell, constant or table';
    case 'asShownNow':
      return 'fixed as it shows now; it no longer changes with the values';
    case 'boundNow':
      return 'the rule has the value of now';
    case 'removed':
      return 'removed, because only the add-in can work it out';
    case 'helper':
      return 'texts that hold numbers stand as numbers on the helper sheet';
  }
}
