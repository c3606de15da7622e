/**
 * What ships beside the project's own code, found in the modules that went into the bundles: NOTICES.txt with the licence of each
 * package, sbom.cdx.json (CycloneDX 1.6) for whoever has to check it, and version.json. A package whose licence is not permissive, or
 * whose licence text is missing, stops the build.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const PERMISSIVE = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense'];
const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

const MIT_TEXT = fs.readFileSync(path.join(__dirname, '..', 'LICENSE'), 'utf8').trim();

/** The folder of the package that a file belongs to, null for the project's own files. */
function packageFolder(file) {
  const at = file.lastIndexOf(`node_modules${path.sep}`);
  if (at < 0) return null;
  const rest = file.slice(at + 'node_modules'.length + 1).split(path.sep);
  return path.join(file.slice(0, at), 'node_modules', ...rest.slice(0, rest[0].startsWith('@') ? 2 : 1));
}

/** @param {string} folder of a package */
function readPackage(folder) {
  const {
    name,
    version,
    license,
    author,
    repository,
    dependencies = {},
  } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = fs
    .readdirSync(folder)
    .filter(file => LICENCE_FILE.test(file))
    .sort()
    .map(file => fs.readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  const source = typeof repository === 'string' ? repository : repository?.url;
  const holder = (typeof author === 'string' ? author : author?.name) ?? (source && `the authors of ${source.replace(/^git\+/, '')}`);
  // A few packages name their licence and ship no text of it.
  if (!texts.length && license === 'MIT' && holder) texts.push(MIT_TEXT.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`));
  return { name, version, licence: license ?? '', dependencies: Object.keys(dependencies), texts: [...new Set(texts)] };
}

/** Refuses what may not be shipped. `allowed`: names of packages whose own terms were read and allow it. */
function checkLicences(packages, allowed = []) {
  const refused = packages.filter(
    ({ name, licence, texts }) => !allowed.includes(name) && (!PERMISSIVE.includes(licence) || !texts.length),
  );
  if (refused.length)
    throw new Error(
      `Not permissive, or without a licence text: ${refused.map(one => `${one.name} (${one.licence || 'no licence'})`).join(', ')}`,
    );
}

const byName = (a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1);
const RULE = '='.repeat(100);

/** @returns {string} the notices, one licence text for all packages that share it */
function noticesOf(product, packages) {
  const groups = new Map();
  for (const one of packages) {
    const text = one.texts.join('\n\n');
    groups.set(text, [...(groups.get(text) ?? []), one]);
  }
  const parts = [...groups].map(([text, ones]) =>
    [ones.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n'), '', text].join('\n'),
  );
  const head = [
    `DX羅針盤 (DX Compass) ${product.version}, ${product.date}`,
    '',
    'DX羅針盤と一緒に配布している次のソフトウェアの著作権表示とライセンスです。',
    'Copyright notices and licences of the software that is distributed with DX Compass.',
  ].join('\n');
  return `${[head, ...parts].join(`\n\n${RULE}\n\n`)}\n`;
}

/** The package URL (purl) of a package from npm. */
const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const licences = ({ licence }) => [{ license: PERMISSIVE.includes(licence) ? { id: licence } : { name: licence } }];

/** The bill of materials in CycloneDX 1.6. The same content gives the same serial number. */
function sbomOf(product, packages) {
  const root = `dx-compass@${product.version}`;
  const refs = new Map(packages.map(one => [one.name, purl(one)]));
  const content = {
    metadata: {
      timestamp: `${product.date}T00:00:00Z`,
      component: {
        type: 'application',
        'bom-ref': root,
        name: 'dx-compass',
        version: product.version,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: packages.map(one => {
      const [scope, bare] = one.name.startsWith('@') ? one.name.split('/') : ['', one.name];
      return {
        type: 'library',
        'bom-ref': purl(one),
        ...(scope ? { group: scope } : {}),
        name: bare,
        version: one.version,
        licenses: licences(one),
        purl: purl(one),
      };
    }),
    dependencies: [
      { ref: root, dependsOn: product.dependencies.flatMap(name => refs.get(name) ?? []).sort() },
      ...packages.map(one => ({ ref: purl(one), dependsOn: one.dependencies.flatMap(name => refs.get(name) ?? []).sort() })),
    ],
  };
  const hash = crypto.createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const uuid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${uuid}`, version: 1, ...content };
}

/** The day of the build; SOURCE_DATE_EPOCH (seconds) makes the same build again another day. */
function buildDate() {
  const seconds = process.env.SOURCE_DATE_EPOCH;
  return new Date(seconds ? Number(seconds) * 1000 : Date.now()).toISOString().slice(0, 10);
}

/** Writes NOTICES.txt, sbom.cdx.json and version.json beside the bundles. */
class ShippedPlugin {
  /** @param {{ version: string, date: string, dependencies: string[], copied: string[], allowed: string[] }} options
   *   `copied`: folders of packages whose files are copied as they are; `allowed`: see checkLicences */
  constructor(options) {
    this.options = options;
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('Shipped', compilation => {
      compilation.hooks.processAssets.tap({ name: 'Shipped', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        const { copied, allowed, ...product } = this.options;
        const folders = new Set(copied);
        const visit = module => {
          const folder = module.resource ? packageFolder(module.resource) : null;
          if (folder) folders.add(folder);
          for (const inner of module.modules ?? []) visit(inner);
        };
        for (const module of compilation.modules) visit(module);
        const packages = [...folders].map(readPackage).sort(byName);
        checkLicences(packages, allowed);
        const { version, date } = product;
        const files = {
          'NOTICES.txt': noticesOf(product, packages),
          'sbom.cdx.json': `${JSON.stringify(sbomOf(product, packages), null, 2)}\n`,
          'version.json': `${JSON.stringify({ name: 'DX羅針盤', version, date })}\n`,
        };
        for (const [name, text] of Object.entries(files)) compilation.emitAsset(name, new sources.RawSource(text), { minimized: true });
      });
    });
  }
}

module.exports = { ShippedPlugin, buildDate, checkLicences, noticesOf, packageFolder, readPackage, sbomOf };
