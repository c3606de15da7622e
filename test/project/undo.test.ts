import { filesBelow, read } from './sources';

/** What adds a sheet to the workbook makes Excel forget what can be undone (test/excel/undo.test.ts): the pane says so before. */
const ADDS =
  /\b(?:setUp|adopt|makeGantt|makeOriginalSheet|makeInspectionSheet|makePack|makeDashboard|makeSuccessor|makeScaleSheet|makeStatusSheet|makeRecord|makeFormSheets|makeValueSheets|revise)\(/;

/** Where it is said, for those whose panel is another file. */
const PANELS: Readonly<Record<string, string>> = {
  'src/pane/adopt/copy-adopted.ts': 'src/pane/adopt/adopt-preview-step.tsx',
  'src/pane/entry/save-fill.ts': 'src/pane/entry/fill-panel.tsx',
  'src/pane/sheets/set-up-news.ts': 'src/pane/sheets/set-up-panel.tsx',
};

test('whoever adds a sheet says before what Excel forgets then', () => {
  const adding = filesBelow('src/pane', /\.tsx?$/).filter(file => ADDS.test(read(file)));
  expect(adding.length).toBeGreaterThan(10);
  expect(adding.filter(file => !read(PANELS[file] ?? file).includes('clearsUndo'))).toEqual([]);
});
