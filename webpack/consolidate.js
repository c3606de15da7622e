/**
 * Writes consolidate/: a workbook whose Power Query appends the workbooks of a folder, the same queries as files, and a Power BI project.
 * All of it is made from the declarations of the typed sheets and from the queries in src/sheets/consolidate/m.
 */
const fs = require('node:fs');
const path = require('node:path');
const { strToU8, zipSync } = require('fflate');
const { typeScriptLoader } = require('./load-typescript.js');

const ROOM = path.join(__dirname, '..', 'src', 'sheets', 'consolidate');
const M = path.join(ROOM, 'm');

/** The same bytes on every build: no day of its own in a zip. */
const LONG_AGO = new Date(1980, 0, 1, 0, 0, 0);
const zip = files =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])),
    {
      level: 9,
      mtime: LONG_AGO,
    },
  );

/**
 * All files of the folder.
 * @returns {{ files: Map<string, Uint8Array>, sources: string[] }} files by path in dist, and what they were made from
 */
function consolidation() {
  const loader = typeScriptLoader();
  const room = name => loader.load(path.join(ROOM, `${name}.ts`));
  const { HAND_WRITTEN, queriesFor } = room('queries');
  const { workbookParts } = room('workbook');
  const { projectFiles } = room('project');
  const written = Object.fromEntries(HAND_WRITTEN.map(name => [name, fs.readFileSync(path.join(M, `${name}.pq`), 'utf8')]));
  const files = new Map();
  const put = (name, content) => files.set(`consolidate/${name}`, typeof content === 'string' ? strToU8(content) : content);

  const excel = queriesFor('excel', written);
  put('DX集約.xlsx', zip(workbookParts(excel, zip)));
  for (const { name, text } of excel) put(`m/excel/${name}.pq`, `${text}\n`);
  const powerBi = queriesFor('powerbi', written);
  for (const { name, text } of powerBi) put(`m/power-bi/${name}.pq`, `${text}\n`);
  const project = projectFiles(powerBi);
  for (const [name, content] of Object.entries(project)) put(`power-bi/${name}`, content);
  // A folder cannot be downloaded from a server.
  put('power-bi.zip', zip(project));
  return { files, sources: [...loader.files(), ...HAND_WRITTEN.map(name => path.join(M, `${name}.pq`))] };
}

class ConsolidationPlugin {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('Consolidation', compilation => {
      compilation.hooks.processAssets.tap({ name: 'Consolidation', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        const made = consolidation();
        for (const file of made.sources) compilation.fileDependencies.add(file);
        for (const [name, bytes] of made.files) compilation.emitAsset(name, new sources.RawSource(Buffer.from(bytes)), { minimized: true });
      });
    });
  }
}

module.exports = { ConsolidationPlugin, consolidation };
