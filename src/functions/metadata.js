/**
 * Writes functions.json (Japanese, from the doc comments) and functions.en.json (the same with English descriptions).
 * Runs in the build only; nothing of it ships.
 */
const path = require('node:path');
const fs = require('node:fs');
const ts = require('typescript');
const { generateCustomFunctionsMetadata } = require('custom-functions-metadata');

const source = path.join(__dirname, 'functions.ts');
const english = path.join(__dirname, '..', 'i18n', 'functions.en.ts');

/** Loads a TypeScript module of plain data. */
function loadData(file) {
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020 } });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputText)(module, module.exports, name => {
    throw new Error(`${file} must hold data only, it requires ${name}`);
  });
  return module.exports;
}

/**
 * The metadata of every function, Japanese descriptions.
 * @returns {Promise<{functions: object[]}>} what Excel reads as functions.json
 */
async function readMetadata() {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(source);
  if (errors.length) throw new Error(`functions.ts: ${errors.join('\n')}`);
  const metadata = JSON.parse(metadataJson);
  // The generator always writes it; beside allowErrorForDataTypeAny it makes Excel 2021 crash (OfficeDev/office-js#4385).
  delete metadata.allowCustomDataForDataTypeAny;
  // An error in one cell of a range must not take the whole answer away: it reaches the function as a value.
  return { allowErrorForDataTypeAny: true, ...metadata };
}

/** The same metadata with English descriptions; ids and parameter names stay, since formulas are written with them. */
function translate(metadata, texts) {
  return {
    ...metadata,
    functions: metadata.functions.map(one => {
      const text = texts[one.id];
      if (!text) throw new Error(`functions.en.ts lacks ${one.id}`);
      return {
        ...one,
        description: text.description,
        parameters: one.parameters.map(parameter => {
          const description = text.parameters[parameter.name];
          if (!description) throw new Error(`functions.en.ts lacks ${one.id}.${parameter.name}`);
          return { ...parameter, description };
        }),
      };
    }),
  };
}

class FunctionsMetadataPlugin {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('FunctionsMetadata', compilation => {
      compilation.fileDependencies.add(source);
      compilation.fileDependencies.add(english);
      compilation.hooks.processAssets.tapPromise({ name: 'FunctionsMetadata', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, async () => {
        const japanese = await readMetadata();
        const write = (name, data) => compilation.emitAsset(name, new sources.RawSource(`${JSON.stringify(data, null, 2)}\n`));
        write('functions.json', japanese);
        write('functions.en.json', translate(japanese, loadData(english).FUNCTIONS_EN));
      });
    });
  }
}

module.exports = { FunctionsMetadataPlugin, readMetadata };
