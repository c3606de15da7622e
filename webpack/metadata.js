/**
 * Writes functions.json (Japanese, from the doc comments) and functions.en.json (the same with English descriptions).
 * Runs in the build only; nothing of it ships.
 */
const path = require('node:path');
const { generateCustomFunctionsMetadata } = require('custom-functions-metadata');
const { typeScriptLoader } = require('./load-typescript.js');

const source = path.join(__dirname, '..', 'src', 'functions', 'functions.ts');
const english = path.join(__dirname, '..', 'src', 'i18n', 'functions', 'functions.en.ts');

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

/** The same metadata where every function leads to its help page (help.js writes them below `folder`). */
function withHelp(metadata, folder) {
  return { ...metadata, functions: metadata.functions.map(one => ({ ...one, helpUrl: `${folder}${one.id.toLowerCase()}.html` })) };
}

class FunctionsMetadataPlugin {
  /** @param {{ address: string }} options where dist/ will be served from: Excel wants absolute help addresses */
  constructor({ address }) {
    this.address = address;
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('FunctionsMetadata', compilation => {
      compilation.fileDependencies.add(source);
      compilation.fileDependencies.add(english);
      compilation.hooks.processAssets.tapPromise(
        { name: 'FunctionsMetadata', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        async () => {
          const japanese = await readMetadata();
          const write = (name, data) => compilation.emitAsset(name, new sources.RawSource(`${JSON.stringify(data, null, 2)}\n`));
          write('functions.json', withHelp(japanese, `${this.address}help/`));
          write(
            'functions.en.json',
            withHelp(translate(japanese, typeScriptLoader().load(english).FUNCTIONS_EN), `${this.address}help/en/`),
          );
        },
      );
    });
  }
}

module.exports = { FunctionsMetadataPlugin, readMetadata, translate };
