/** Reads TypeScript modules in the build: the pages and the metadata are made from the same sources as the functions. */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const OPTIONS = { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020 } };

/**
 * A loader with a memory of its own, so that a build in watch mode reads anew. Follows relative imports, nothing else.
 * @returns {{ load(file: string): object, files(): string[] }} `files`: what was read, for watching
 */
function typeScriptLoader() {
  const modules = new Map();
  const load = file => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), { ...OPTIONS, fileName: file });
    new Function('module', 'exports', 'require', outputText)(module, module.exports, name => {
      if (!name.startsWith('.')) throw new Error(`${file} requires ${name}: only files of the project can be read here`);
      return load(path.resolve(path.dirname(file), `${name}.ts`));
    });
    return module.exports;
  };
  return { load, files: () => [...modules.keys()] };
}

module.exports = { typeScriptLoader };
