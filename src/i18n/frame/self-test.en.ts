import type { SelfTestText } from './self-test.ja';

export const SELF_TEST_EN: SelfTestText = {
  heading: 'Self-test',
  story:
    'Tries, one by one, what DX Compass needs of this Excel. It works on a hidden sheet of its own and removes it at the end; it takes less than a minute. Nothing in the workbook changes.',
  undo: 'At the end the sheet is removed, which clears the undo history (Ctrl+Z) of Excel. Save first if you are in the middle of something.',
  start: 'Start',
  again: 'Again',
  running: (done, total) => `Testing (${done}/${total})`,
  stop: 'Stop',
  close: 'Close',
  verdicts: { passed: '○ as expected', differs: '! differs', unsupported: '– not in this version', notRun: '· not run' },
  summary: (passed, differs, rest) =>
    differs === 0 && rest === 0
      ? `All ${passed} items are as expected.`
      : `As expected ${passed}, different ${differs}, not in this version or not run ${rest}.${differs > 0 ? ' Follow what is said below where it differs.' : ''}`,
  seen: text => `Seen: ${text}`,
  took: seconds => `It took ${seconds} s.`,
  noSheet: 'Only the items that need no sheet were tested.',
  left: sheet => `The working sheet “${sheet}” could not be removed. Unhide it and delete it by hand (the next test removes it too).`,
  copy: 'Copy the result',
  copied: 'The result is on the clipboard.',
  copyByHand: 'It could not be copied. Select the text below and copy it.',
  report: 'The result (no personal data, nothing of the workbook)',
  reportTitle: 'DX Compass self-test',
  looksHeading: 'To be seen with your own eyes',
  looksStory: 'No program can judge these. Where it matters, see whether it looks like the picture.',
  doThis: 'Do',
  seeThat: 'As expected when',
  items: {
    focus: {
      title: 'Focus of the pane',
      differs: 'Writing to a sheet takes the focus to the sheet. Whoever works by keyboard has to come back each time.',
    },
    requirements: {
      title: 'Version of Excel (requirement sets)',
      differs: 'ExcelApi 1.15 and CustomFunctionsRuntime 1.3 or later are needed. Use Microsoft 365 or LTSC 2024 and later.',
    },
    writable: {
      title: 'Writing, automatic calculation',
      differs: 'Read-only, a protected structure, or manual calculation. For the last, set Formulas > Calculation Options to Automatic.',
    },
    undo: {
      title: 'Undo history',
      differs:
        'In this version Excel forgets what can be undone (Ctrl+Z) whenever the pane writes. Take writes back with Undo in the pane.',
    },
    build: { title: 'Kind and build of Excel', differs: 'Excel does not say. With a question, send the version under File > Account.' },
    theme: { title: 'Theme', differs: 'Excel does not say. The pane follows the browser’s colours.' },
    language: { title: 'Language', differs: 'Excel does not say. The pane is in Japanese; ⋯ > Language changes it.' },
    namespace: {
      title: 'Functions registered (DX.)',
      differs:
        'The functions are not registered, or under another name. In Excel on the web look at the CORS header of the server of functions.json.',
    },
    functions: {
      title: 'All functions compute',
      differs: 'The functions named gave another answer than expected. Do not trust formulas with them.',
    },
    spill: { title: 'Answers spill', differs: 'The answers of one formula do not fill the cells below. Enter formulas row by row.' },
    blank: {
      title: 'Blank cells',
      differs: 'A blank cell reaches the functions as 0. Write 「―」 where a value is missing, or wrap ranges in IF(…="","―",…).',
    },
    errors: {
      title: 'Cells with errors',
      differs: 'One error in a range makes the whole answer an error. Mend the cells with errors first.',
    },
    fault: { title: 'Kinds of faults', differs: '#N/A (no value) and #VALUE! (not usable) are not told apart.' },
    fold: {
      title: 'Full width, half width, eras',
      differs: 'Full-width digits or half-width kana are not read. Compute no tables with them in this version.',
    },
    partFormat: {
      title: 'Number format of spilled answers',
      differs: 'A part of a spilled range takes no number format. Format percentages by hand.',
    },
    order: {
      title: 'Order of writes, recalculation',
      differs: 'Writes do not arrive in order, or are not computed at once. Look at the values after writing.',
    },
    dates: {
      title: 'Date system (1900, 1904)',
      differs:
        'This workbook counts days from 1904: all dates of DX Compass are four years off. Clear File > Options > Advanced > Use 1904 date system (this moves every date of the workbook, so check them first).',
    },
    era: { title: 'Era number formats', differs: 'Eras are shown otherwise. The values are right.' },
    validation: { title: 'Drop-down lists', differs: 'A list does not follow rows that are added. Check the choices of added rows.' },
    conditional: {
      title: 'Conditional formats',
      differs: 'Colours of the Gantt chart and others may be missing. States are written as text too.',
    },
    merged: { title: 'Merged cells', differs: 'Where merged cells are is not known. Insert no formulas beside tables with merged cells.' },
    notes: { title: 'Comments', differs: 'The value before a fix cannot be kept as a comment. Checks says so before it fixes a cell.' },
    table: { title: 'Tables, structured references', differs: 'Formulas with the name of a table are not computed.' },
    settings: { title: 'Settings in the workbook', differs: 'Remembered mappings and times of change do not stay in the workbook.' },
    protection: { title: 'Protected sheets', differs: 'Protection works otherwise. Check it before sharing.' },
    events: { title: 'News of changes', differs: 'The pane does not hear of changed cells. Where it is out of date, close and open it.' },
    calculated: {
      title: 'News of recalculation',
      differs:
        'The pane does not hear that the value of a formula has changed. Where actuals or plans are formulas, close and open the pane.',
    },
    page: { title: 'Page layout', differs: 'There is no printer, or it has no A3. Set the page up by hand.' },
    rows: { title: '20,000 rows', differs: 'Not computed in time, or wrong. Split large ranges.' },
    calls: { title: '2,000 formulas', differs: 'Not computed in time, or wrong. One formula over a range is faster.' },
  },
  looks: {
    arguments: {
      title: 'Completion and argument hints',
      doThis: 'Type =DX.K into an empty cell and go on to =DX.KPIGAP(. Press Esc twice afterwards.',
      seeThat:
        'The function is offered with its description while you type; after the bracket the names of its arguments appear. Insert Function (fx) has their descriptions too.',
    },
    message: {
      title: 'The message of an error',
      doThis: 'Type =DX.NUMBER("未定") into an empty cell and hover over the sign beside it. Clear it afterwards.',
      seeThat: '#N/A, and a sentence that says what is missing.',
    },
    list: {
      title: 'Drop-down',
      doThis: 'On 実績, choose the cell right below the table in the column KPI.',
      seeThat: 'An arrow appears and lists the names of the sheet KPI; a message is shown.',
    },
    gantt: {
      title: 'Colours of the Gantt chart',
      doThis: 'Make 工程表 from the schedule. Then set the as-of date three months later, and back when you have seen it.',
      seeThat:
        '■ is a black bar, ／ a grey one with hatching, ▲ a red sign. The quarter of the as-of date has ▼ as its black heading and a vertical line on both sides; with the date both move to the next quarter.',
    },
    print: {
      title: 'Print',
      doThis: 'Open 工程表 and press Ctrl+P (⌘P).',
      seeThat: 'Landscape, one page wide, the header rows on each page.',
    },
    undo: {
      title: 'Undo',
      doThis: 'Type into a cell, open Checks in the pane, press Ctrl+Z (⌘Z).',
      seeThat: 'Only what you typed is undone.',
    },
    others: {
      title: 'Co-authoring',
      doThis: 'Open the workbook as a second person (or in another browser) and add a row to 実績.',
      seeThat: 'The overview in your pane has the new value within seconds.',
    },
    reading: {
      title: 'Reading only',
      doThis: 'Open the workbook in viewing mode (protected view).',
      seeThat: 'Values are shown; where something cannot be written, a sentence says why.',
    },
    contrast: {
      title: 'Contrast and screen reader',
      doThis: 'Switch high contrast on, open the pane and press Tab all the way through; with a screen reader listen to it.',
      seeThat: 'All text and frames are visible, the place you are at has a frame, the names of buttons are read.',
    },
  },
  pictures: {
    offered: ['What is still missing', 'to the target …'],
    missing: 'No text',
    colleague: 'Sato',
    readOnly: 'Read-only',
    refused: ['This workbook', 'cannot be edited.'],
    tabs: ['Overview', 'Checks'],
    spoken: '“Checks, tab, 3 of 5”',
  },
};
