/**
 * Reads, changes and writes manifest.xml through Microsoft's own reader (office-addin-manifest). Its public functions know the id and
 * the name only; the handler below them reads and writes the whole file, sends nothing anywhere and is what they are made of.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ManifestHandlerXml } = require('office-addin-manifest/lib/manifestHandler/manifestHandlerXml.js');

/** The address written in manifest.xml; the build puts the real one in its place. */
const ADDRESS = 'https://localhost:3000/';
const FILE = path.join(__dirname, '..', 'manifest.xml');
/** What Excel keeps for up to a day: a new content gets a new address. */
const KEPT_BY_EXCEL = /^functions\.(?:js|html|json)$|^functions\.\w+\.json$/;

/**
 * Every element, in order: its name, attributes and own text, and the elements it stands in.
 * @param {object} xml as the reader gives it
 */
function elementsOf(xml) {
  const found = [];
  const visit = (name, node, within) => {
    const element = typeof node === 'string' ? { name, attributes: {}, text: node, within, node: null } : null;
    if (element) return void found.push(element);
    const own = { name, attributes: node.$ ?? {}, text: node._ ?? '', within, node };
    found.push(own);
    for (const [child, nodes] of Object.entries(node)) {
      if (child !== '$' && child !== '_') for (const one of nodes) visit(child, one, [...within, own]);
    }
  };
  for (const [name, node] of Object.entries(xml)) visit(name, node, []);
  return found;
}

/** @param {string} [file] manifest.xml itself unless another is named */
async function readManifest(file = FILE) {
  return elementsOf(await new ManifestHandlerXml(file).parseXmlAsync());
}

/**
 * The manifest for one place and version, as text.
 * @param {{ address: string, version: string, hashOf: (name: string) => string | null }} options
 *   `hashOf`: of a file of dist/ that Excel keeps, null where it has none
 */
async function manifestFor({ address, version, hashOf }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifest-'));
  try {
    const copy = path.join(folder, 'manifest.xml');
    fs.copyFileSync(FILE, copy);
    const handler = new ManifestHandlerXml(copy);
    const xml = await handler.parseXmlAsync();
    const placed = text => {
      if (text === new URL(ADDRESS).origin) return new URL(address).origin;
      if (!text.startsWith(ADDRESS)) return text;
      const name = text.slice(ADDRESS.length);
      const hash = KEPT_BY_EXCEL.test(name) ? hashOf(name) : null;
      return address + name + (hash === null ? '' : `?v=${hash}`);
    };
    const change = node => {
      for (const [name, value] of Object.entries(node)) {
        if (name === '$') for (const [attribute, text] of Object.entries(value)) value[attribute] = placed(text);
        else if (Array.isArray(value)) value.forEach((one, i) => (typeof one === 'string' ? (value[i] = placed(one)) : change(one)));
      }
    };
    change(xml.OfficeApp);
    xml.OfficeApp.Version = [`${version}.0`];
    await handler.writeManifestData(xml);
    return `${fs.readFileSync(copy, 'utf8')}\n`;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The value of a file's content, for its address. The same wherever the build is served from, so that a package that is placed on its
 * server afterwards keeps it.
 */
function valueOf(text, address) {
  const anywhere = text
    .replaceAll(address, ADDRESS)
    .replaceAll('https://appsforoffice.microsoft.com/lib/1/hosted/', 'office/')
    .replaceAll(' https://appsforoffice.microsoft.com', '');
  return crypto.createHash('sha256').update(anywhere).digest('hex').slice(0, 10);
}

/** Writes manifest.xml into dist/, when everything it names has its final content. */
class ManifestPlugin {
  /** @param {{ address: string, version: string }} options where dist/ will be served from, and the version of package.json */
  constructor(options) {
    this.options = options;
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('Manifest', compilation => {
      compilation.fileDependencies.add(FILE);
      compilation.hooks.processAssets.tapPromise({ name: 'Manifest', stage: Compilation.PROCESS_ASSETS_STAGE_REPORT }, async () => {
        const hashOf = name => {
          const asset = compilation.getAsset(name);
          if (!asset) throw new Error(`manifest.xml names ${name}, which the build does not make`);
          return valueOf(asset.source.buffer().toString('utf8'), this.options.address);
        };
        compilation.emitAsset('manifest.xml', new sources.RawSource(await manifestFor({ ...this.options, hashOf })), { minimized: true });
      });
    });
  }
}

module.exports = { ADDRESS, ManifestPlugin, manifestFor, readManifest, valueOf };
