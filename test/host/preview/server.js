/** Serves the preview on this machine only: the page, the built add-in as it is, and Microsoft's office.js from node_modules. */
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { headersOf } = require('../../../webpack/server.js');
const { dist, page } = require('./build.js');

const office = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** React sets styles through the DOM, which this policy allows; nothing is loaded from elsewhere. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "frame-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'";

/** Microsoft's scripts in a page of the add-in, wherever the build pointed them; the build's minifier may leave the quotes out. */
const OFFICE_SCRIPT =
  /<script([^>]*?)\ssrc=(["']?)(?:https:\/\/appsforoffice\.microsoft\.com\/[^"'\s>]*\/|(?:\.\/)?office\/)(office|custom-functions-runtime)(?:\.debug)?\.js\2/g;

/** The add-in's page with office.js from here, and before it the script that stands in for Excel's side of the bridge. */
function withLocalOffice(html) {
  return html.replace(OFFICE_SCRIPT, '<script src="../host/frame.js"></script><script$1 src="../office/$3.js"');
}

/** The file for an address, or null: what lies outside the three folders is not served. */
function fileOf(pathname) {
  const fixed = {
    '/': path.join(__dirname, 'page.html'),
    '/page.css': path.join(__dirname, 'page.css'),
    '/preview.js': path.join(page, 'preview.js'),
    '/host/frame.js': path.join(page, 'frame.js'),
    '/favicon.ico': path.join(dist, 'assets', 'icon-32.png'),
  }[pathname];
  if (fixed) return fixed;
  const [, folder, rest] = /^\/(addin|office)\/(.+)$/.exec(pathname) ?? [];
  if (!folder || !rest || rest.includes('\0') || rest.endsWith('/')) return null;
  const base = folder === 'addin' ? dist : office;
  const file = path.resolve(base, rest);
  return file.startsWith(base + path.sep) ? file : null;
}

/** Nothing that can be asked for is an error: a name below a file, or one longer than the disk allows, is just not there. */
function isFile(file) {
  try {
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function answer(request, response) {
  const send = (status, type, body, extra = {}) => {
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...extra });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, TYPES['.txt'], 'GET only', { Allow: 'GET, HEAD' });
  let pathname;
  try {
    pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return send(400, TYPES['.txt'], 'bad address');
  }
  const file = fileOf(pathname);
  if (!file || !isFile(file)) return send(404, TYPES['.txt'], `not found: ${pathname}`);
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  if (pathname === '/') return send(200, type, fs.readFileSync(file), { 'Content-Security-Policy': PAGE_POLICY });
  if (!pathname.startsWith('/addin/')) return send(200, type, fs.readFileSync(file));
  // As the add-in's own server is asked to answer; only that nothing is kept between two builds.
  const extra = { ...headersOf(pathname.slice('/addin/'.length)), 'Cache-Control': 'no-store' };
  return send(200, type, file.endsWith('.html') ? withLocalOffice(fs.readFileSync(file, 'utf8')) : fs.readFileSync(file), extra);
}

/** One request that goes wrong (a file that cannot be read, or is just being built anew) must not end the server. */
function answerOrFail(request, response) {
  try {
    answer(request, response);
  } catch (error) {
    if (!response.headersSent) response.writeHead(500, { 'Content-Type': TYPES['.txt'], 'Cache-Control': 'no-store' });
    response.end(`cannot be read: ${error.code ?? error.message}`);
  }
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = http.createServer(answerOrFail);
    // Without this Node hangs up on who asks for a tunnel.
    server.on('connect', (_request, socket) =>
      socket.on('error', () => undefined).end('HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\n\r\n'),
    );
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Listens on `port`; when it is taken and `strict` is not set, on the next free one. */
async function serve({ port, strict }) {
  for (let tried = port; ; tried++) {
    try {
      const server = await listen(strict || tried < port + 20 ? tried : 0);
      const actual = server.address().port;
      return {
        address: `http://localhost:${actual}/`,
        port: actual,
        close: () =>
          new Promise(resolve => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || strict) throw error;
    }
  }
}

module.exports = { PAGE_POLICY, office, serve, withLocalOffice };
