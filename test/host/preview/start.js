#!/usr/bin/env node
/**
 * npm start: the add-in in a workbook on this machine, without Excel.
 *
 *   npm start -- --port 8080   another port (without it: 3000, or the next free one)
 *   npm start -- --no-open     do not open a browser
 */
const { spawn } = require('node:child_process');
const { buildAll } = require('./build.js');
const { serve } = require('./server.js');

const PORT = 3000;

/**
 * Builds what is not fresh and serves the preview.
 * `port`: that one (0: any free one); without it 3000 or the next free one. `build`: false serves what is there, true builds anew.
 * Gives { address, port, close() }.
 */
async function startPreview({ port, build, say } = {}) {
  if (build !== false) await buildAll({ force: build === true, say });
  return serve({ port: port ?? PORT, strict: port !== undefined });
}

/** Opens the address where a person sits in front of a desktop. */
function openBrowser(address) {
  if (process.env.CI) return;
  const [command, args] =
    {
      win32: ['cmd', ['/c', 'start', '""', address]],
      darwin: ['open', [address]],
    }[process.platform] ?? (process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', [address]] : []);
  if (!command) return;
  // Without a browser to open, the printed address is enough.
  spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true, windowsVerbatimArguments: true })
    .on('error', () => undefined)
    .unref();
}

/** The options of the command line; throws with a sentence when one makes no sense. */
function readOptions(args) {
  const options = { open: true };
  for (let index = 0; index < args.length; index++) {
    const [name, inline] = args[index].split('=');
    if (name === '--no-open') options.open = false;
    else if (name === '--port') {
      options.port = Number(inline ?? args[++index]);
      if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65535)
        throw new Error('--port は 0 から 65535 の番号です。');
    } else throw new Error(`知らない指定です: ${args[index]}（使えるもの: --port 番号, --no-open）`);
  }
  return options;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  const names = { 'add-in': 'アドイン', preview: 'プレビュー' };
  const preview = await startPreview({ port: options.port, say: name => console.log(`${names[name]}を作成しています…`) });
  const address = `${preview.address}?tour`;
  console.log(`DX羅針盤のプレビュー（Excelではありません）: ${address}`);
  console.log('終わるときは Ctrl+C を押してください。');
  if (options.open) openBrowser(address);
}

if (require.main === module) {
  main().catch(error => {
    console.error(
      error.code === 'EADDRINUSE' ? `ポート ${error.port} は使われています。--port で別の番号を指定してください。` : error.message,
    );
    process.exitCode = 1;
  });
}

module.exports = { startPreview, readOptions };
