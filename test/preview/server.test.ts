import http from 'node:http';
import net from 'node:net';
import { withLocalOffice } from '../host/preview/server.js';
import { readOptions, startPreview } from '../host/preview/start.js';
import type { Preview } from '../host/preview/start.js';

/** The path as it is, not tidied up as `fetch` would. */
function get(port: number, path: string, method = 'GET'): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    http
      .request({ host: '127.0.0.1', port, path, method }, answer => {
        let body = '';
        answer
          .setEncoding('utf8')
          .on('data', (text: string) => {
            body += text;
          })
          .on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      })
      .on('error', reject)
      .end();
  });
}

describe('pages of the add-in', () => {
  const after =
    '<script src="../host/frame.js"></script><script src="../office/office.js"></script><script defer src=taskpane.js></script>';

  test.each([
    '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script defer src=taskpane.js></script>',
    '<script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script><script defer src=taskpane.js></script>',
    '<script src=office/office.js></script><script defer src=taskpane.js></script>',
  ])("only Microsoft's script is taken from here: %s", html => {
    expect(withLocalOffice(html)).toBe(after);
  });

  test('the runtime of custom functions too', () => {
    expect(withLocalOffice('<script src="https://appsforoffice.microsoft.com/lib/1/hosted/custom-functions-runtime.js"></script>')).toBe(
      '<script src="../host/frame.js"></script><script src="../office/custom-functions-runtime.js"></script>',
    );
  });
});

describe('the server', () => {
  let preview: Preview;
  beforeAll(async () => {
    preview = await startPreview({ port: 0, build: false });
  });
  afterAll(() => preview.close());

  test('serves the page and office.js, uncached and as what they are', async () => {
    const page = await get(preview.port, '/');
    expect(page).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-type': 'text/html; charset=utf-8' },
    });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('<div id="root">');
    expect((await get(preview.port, '/office/office.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    '/package.json',
    '/office/../../package.json',
    '/office/..%2f..%2fpackage.json',
    '/addin/%2e%2e/package.json',
    '/office/%00',
    '/office/',
    '/host/host.ts',
    '/%E0%A4%A',
    '/%',
    '/%00',
    '/page.css/x',
    '/office/office.js/x',
    '/office/office.js/',
    '/office/office.js%2f',
    `/office/${'a'.repeat(400)}`,
    `/office/${'a/'.repeat(3000)}`,
    `/addin/${'a'.repeat(10_000)}`,
    '/addin/taskpane.js/x',
    '/addin/assets/',
    '//elsewhere.example/addin/x',
    '*',
    '/office//etc/passwd',
    `/office/./${'..%2f'.repeat(8)}etc/passwd`,
    '/office/..\\..\\package.json',
    '//',
    '/office/constructor',
    '/__proto__',
    '/constructor',
  ])('does not give %s', async path => {
    expect([400, 404]).toContain((await get(preview.port, path)).status);
  });

  test.each([
    'GET / HTTP/1.1',
    'GET http://[ HTTP/1.1',
    'GET /\\0 HTTP/9',
    'NONSENSE',
    '\0\0\0',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}`,
    'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ',
    'GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=9-x\r\nExpect: nonsense',
    'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example',
  ])('goes on after %j', async text => {
    await new Promise<void>((resolve, reject) => {
      const socket = net.connect(preview.port, '127.0.0.1', () => socket.end(`${text}\r\n\r\n`));
      socket
        .on('close', () => resolve())
        .on('error', error => ('code' in error && error.code === 'ECONNRESET' ? resolve() : reject(error)));
      socket.resume();
    });
    expect((await get(preview.port, '/')).status).toBe(200);
  });

  test('only reads', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])
      expect((await get(preview.port, '/', method)).status).toBe(405);
    expect(await get(preview.port, '/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('answers beside requests that never end and answers that nobody takes', async () => {
    const half = Array.from({ length: 100 }, () => net.connect(preview.port, '127.0.0.1').on('error', () => undefined));
    for (const socket of half) socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-');
    for (let at = 0; at < 20; at++)
      http
        .get({ host: '127.0.0.1', port: preview.port, path: '/office/office.debug.js' }, answer => answer.destroy())
        .on('error', () => undefined);
    expect((await get(preview.port, '/')).status).toBe(200);
    for (const socket of half) socket.destroy();
    expect((await get(preview.port, '/')).status).toBe(200);
  });

  test('says no to who asks for a tunnel', async () => {
    const status = await new Promise(resolve => {
      http
        .request({ host: '127.0.0.1', port: preview.port, path: 'elsewhere.example:443', method: 'CONNECT' })
        .on('connect', answer => resolve(answer.statusCode))
        .on('error', resolve)
        .end();
    });
    expect(status).toBe(405);
  });

  test('a port that is asked for and taken is an error', async () => {
    await expect(startPreview({ port: preview.port, build: false })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

test('options of the command line', () => {
  expect(readOptions([])).toEqual({ open: true });
  expect(readOptions(['--port', '8080', '--no-open'])).toEqual({ open: false, port: 8080 });
  expect(readOptions(['--port=0'])).toEqual({ open: true, port: 0 });
  expect(() => readOptions(['--port', 'x'])).toThrow('--port');
  expect(() => readOptions(['--help'])).toThrow('--help');
});
