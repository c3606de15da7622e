/** Writes schema.json and llms.txt from the declarations of the typed sheets: what programs need to read them without guessing. */
const path = require('node:path');
const { typeScriptLoader } = require('./load-typescript.js');

const source = path.join(__dirname, '..', 'src', 'sheets', 'schema', 'declarations', 'describe.ts');

class SchemaPlugin {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('Schema', compilation => {
      compilation.hooks.processAssets.tap({ name: 'Schema', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        const loader = typeScriptLoader();
        const { schemaOf, llmsText } = loader.load(source);
        for (const file of loader.files()) compilation.fileDependencies.add(file);
        compilation.emitAsset('schema.json', new sources.RawSource(`${JSON.stringify(schemaOf(), null, 2)}\n`));
        compilation.emitAsset('llms.txt', new sources.RawSource(llmsText()));
      });
    });
  }
}

module.exports = { SchemaPlugin };
