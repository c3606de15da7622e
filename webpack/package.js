/**
 * Writes build/package and build/dx-compass-VERSION.zip: the built add-in with office.js beside it and setup.html, the page that writes
 * what depends on the server's address. An administrator needs no Node.
 */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { zipSync } = require('fflate');

const root = path.join(__dirname, '..');
const folder = path.join(root, 'build', 'package');
const { version } = require('../package.json');

/** What differs from server to server; src/setup/placed.ts rewrites these. */
const PLACED = ['manifest.xml', 'functions.json', 'functions.en.json', 'functions.html', 'taskpane.html', 'nginx.conf'];

function filesBelow(base, inside = '') {
  return fs
    .readdirSync(path.join(base, inside), { withFileTypes: true })
    .flatMap(entry => (entry.isDirectory() ? filesBelow(base, `${inside}${entry.name}/`) : [`${inside}${entry.name}`]));
}

function main() {
  fs.rmSync(folder, { recursive: true, force: true });
  const webpack = [require.resolve('webpack/bin/webpack.js'), '--mode', 'production', '--env', 'package', '--output-path', folder];
  const { status } = spawnSync(process.execPath, webpack, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);

  const files = Object.fromEntries(PLACED.map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
  const { date } = JSON.parse(fs.readFileSync(path.join(folder, 'version.json'), 'utf8'));
  fs.writeFileSync(path.join(folder, 'setup-files.js'), `const DX_PACKAGE = ${JSON.stringify({ version, date, files })};\n`);

  const zip = path.join(root, 'build', `dx-compass-${version}.zip`);
  const entries = filesBelow(folder).map(name => [name, new Uint8Array(fs.readFileSync(path.join(folder, name)))]);
  fs.writeFileSync(zip, zipSync(Object.fromEntries(entries)));
  console.log(`${path.relative(root, zip)}: ${entries.length} files. Open setup.html in it.`);
}

main();
