#!/usr/bin/env node
/**
 * npm run build:demo: the preview as static files in build/demo, with the add-in and office.js beside it. They can be put on any web server, in
 * any folder; nothing is asked for but these files.
 */
const fs = require('node:fs');
const path = require('node:path');
const { buildAll, dist, page, root } = require('./build.js');
const { PAGE_POLICY, office, withLocalOffice } = require('./server.js');

const folder = path.join(root, 'build', 'demo');

/** Excel asks for these only: not for the other applications' files and not for what is made for looking into. */
const isAsked = file =>
  !/\.debug\.js$|\.d\.ts$|\.map$/.test(file) && !/[\\/](access|onenote|outlook|powerpoint|project|visio|word)[^\\/]*\.js$/.test(file);

async function buildDemo({ say = () => undefined } = {}) {
  await buildAll({ say });
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, 'host'), { recursive: true });
  fs.cpSync(dist, path.join(folder, 'addin'), { recursive: true });
  fs.cpSync(office, path.join(folder, 'office'), { recursive: true, filter: file => fs.statSync(file).isDirectory() || isAsked(file) });
  for (const name of ['taskpane.html', 'functions.html']) {
    const file = path.join(folder, 'addin', name);
    fs.writeFileSync(file, withLocalOffice(fs.readFileSync(file, 'utf8')));
  }
  const html = fs
    .readFileSync(path.join(__dirname, 'page.html'), 'utf8')
    .replace(
      '<meta charset="utf-8" />',
      `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`,
    )
    .replace('<body>', '<body data-tour="">');
  fs.writeFileSync(path.join(folder, 'index.html'), html);
  fs.copyFileSync(path.join(__dirname, 'page.css'), path.join(folder, 'page.css'));
  fs.copyFileSync(path.join(page, 'preview.js'), path.join(folder, 'preview.js'));
  fs.copyFileSync(path.join(page, 'frame.js'), path.join(folder, 'host', 'frame.js'));
  return folder;
}

if (require.main === module) {
  buildDemo({ say: name => console.log(name) }).then(
    made => console.log(`${path.relative(root, made)}: put it on any web server.`),
    error => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}

module.exports = { buildDemo };
