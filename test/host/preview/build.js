/** Builds the add-in and the preview page when the sources are newer than what was built. */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..', '..', '..');
const dist = path.join(root, 'dist');
const page = path.join(root, 'build', 'preview');
const lock = path.join(root, 'build', 'preview.lock');
const LOCK_GIVEN_UP_MS = 300_000;

/** The two builds: what goes in, what must be there afterwards, and webpack's arguments. */
const BUILDS = [
  {
    name: 'add-in',
    sources: ['src', 'webpack', 'assets', 'manifest.xml', 'webpack.config.js', 'package.json'],
    results: ['functions.html', 'functions.js', 'functions.json', 'taskpane.html', 'taskpane.js'].map(file => path.join(dist, file)),
    webpack: ['--mode', 'production'],
  },
  {
    name: 'preview',
    sources: ['test/host', 'package.json'],
    results: ['preview.js', 'frame.js'].map(file => path.join(page, file)),
    webpack: ['--config', path.join(__dirname, 'webpack.config.js')],
  },
];

function newest(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return fs
    .readdirSync(file)
    .reduce((time, name) => (/\.test\.tsx?$/.test(name) ? time : Math.max(time, newest(path.join(file, name)))), 0);
}

function isFresh({ sources, results }) {
  const oldest = Math.min(...results.map(file => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
  return oldest > Math.max(...sources.map(source => newest(path.join(root, source))));
}

function webpack(build) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [require.resolve('webpack/bin/webpack.js'), ...build.webpack], { cwd: root, windowsHide: true });
    let said = '';
    child.stdout.on('data', text => {
      said += text;
    });
    child.stderr.on('data', text => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(`The ${build.name} could not be built.\n${said}`))));
  });
}

/** One build at a time, also between processes: the browser tests start several previews at once. */
async function locked(action) {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  const mine = () => {
    try {
      fs.mkdirSync(lock);
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const stat = fs.statSync(lock, { throwIfNoEntry: false });
      if (stat && Date.now() - stat.mtimeMs > LOCK_GIVEN_UP_MS) fs.rmSync(lock, { recursive: true, force: true });
      return false;
    }
  };
  while (!mine()) await new Promise(resolve => setTimeout(resolve, 200));
  try {
    return await action();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** Builds what is not fresh (with `force`: everything); tells `say` the name of each build it runs. */
async function buildAll({ force = false, say = () => undefined } = {}) {
  if (!force && BUILDS.every(isFresh)) return;
  await locked(async () => {
    for (const build of BUILDS) {
      if (!force && isFresh(build)) continue;
      say(build.name);
      const begun = new Date();
      await webpack(build);
      // webpack leaves a file alone whose content did not change; and a source saved during the build must count as newer.
      for (const file of build.results) fs.utimesSync(file, begun, begun);
    }
  });
}

module.exports = { buildAll, dist, page, root };
