import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * A real browser for tests. On Linux the one `npm ci` brought along (@sparticuz/chromium); elsewhere the installed Edge, else Chrome.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux') return launchBundled();
  try {
    return await chromium.launch({ channel: 'msedge' });
  } catch {
    return chromium.launch({ channel: 'chrome' });
  }
}

async function launchBundled(): Promise<Browser> {
  const folder = unpacked();
  const options = { executablePath: path.join(folder, 'chromium'), args: ['--no-sandbox'] };
  try {
    return await chromium.launch(options);
  } catch (error) {
    // A bare Linux with Node lacks libnss3 and its like. The package carries them too, but they must not shadow a system's own.
    if (!String(error).includes('error while loading shared libraries')) throw error;
    const libraries = path.join(folder, 'al2023', 'lib');
    const env = { ...process.env, LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') };
    return chromium.launch({ ...options, env: env as Record<string, string> });
  }
}

/**
 * The folder with the unpacked browser. The package unpacks to the temporary folder under a fixed name and takes what is there
 * for whole; tests start in parallel, so it is unpacked aside and moved into its place in one step.
 */
function unpacked(): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(os.tmpdir(), `dx-compass-chromium-${version}`);
  if (fs.existsSync(folder)) return folder;
  const aside = fs.mkdtempSync(`${folder}-`);
  // An ES module, which Jest cannot load: a short Node of its own unpacks it. Named so, it unpacks the libraries as well.
  const unpack = "import('@sparticuz/chromium').then(module => module.default.executablePath())";
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: __dirname,
    env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  try {
    fs.renameSync(aside, folder);
  } catch (error) {
    // Another test was first.
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(aside, { recursive: true });
  }
  return folder;
}

function packageFolder(): string {
  return path.join(path.dirname(require.resolve('playwright-core/package.json')), '..', '@sparticuz', 'chromium');
}
