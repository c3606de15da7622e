import { downloadName, placedFiles, readAddress } from '../../src/setup/placed';

test.each([
  ['https://dx.example.lg.jp/dx-compass/', 'https://dx.example.lg.jp/dx-compass/'],
  ['https://dx.example.lg.jp/dx-compass', 'https://dx.example.lg.jp/dx-compass/'],
  ['https://dx.example.lg.jp', 'https://dx.example.lg.jp/'],
  [' dx.example.lg.jp:8443/ab/', 'https://dx.example.lg.jp:8443/ab/'],
  ['ｈｔｔｐｓ：／／ｄｘ．ｅｘａｍｐｌｅ．ｌｇ．ｊｐ／', 'https://dx.example.lg.jp/'],
  ['HTTPS://DX.EXAMPLE.LG.JP/A//', 'https://dx.example.lg.jp/A/'],
  ['https://dx.example.lg.jp/庁内/', 'https://dx.example.lg.jp/%E5%BA%81%E5%86%85/'],
])('an address as it is typed: %s', (typed, address) => expect(readAddress(typed)).toEqual({ address }));

test.each([
  ['', 'missing'],
  ['　', 'missing'],
  ['http://dx.example.lg.jp/', 'notHttps'],
  ['file://server/share/', 'notHttps'],
  ['https://', 'notAnAddress'],
  ['dx example', 'notAnAddress'],
  ['https://dx.example.lg.jp/?a=1', 'hasQuery'],
  ['https://dx.example.lg.jp/#a', 'hasQuery'],
  ['https://user:secret@dx.example.lg.jp/', 'hasUser'],
  ['https://dx.example.lg.jp/dx/taskpane.html', 'isFile'],
])('what is no address of a folder is refused: %s', (typed, fault) => expect(readAddress(typed)).toEqual({ fault }));

const FILES = {
  'manifest.xml':
    '<SourceLocation DefaultValue="https://localhost:3000/taskpane.html" /><AppDomain>https://localhost:3000</AppDomain><Url DefaultValue="https://localhost:3000/functions.json?v=abc" />',
  'functions.json': '{"helpUrl":"https://localhost:3000/help/kpigap.html"}',
  'nginx.conf': 'location / {\n  alias /path/to/dist/;\n}\nlocation /office/ {\n  alias /path/to/dist/office/;\n}\n',
  'taskpane.html':
    '<meta content="script-src \'self\' https://appsforoffice.microsoft.com"><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>',
};

test('every file that names the server names the new one; a page is rewritten only where office.js lies beside it', () => {
  const address = 'https://dx.example.lg.jp/a&b/';
  const cdn = placedFiles(FILES, { address, office: 'cdn' });
  expect(cdn).toEqual({
    'manifest.xml':
      '<SourceLocation DefaultValue="https://dx.example.lg.jp/a&amp;b/taskpane.html" /><AppDomain>https://dx.example.lg.jp</AppDomain><Url DefaultValue="https://dx.example.lg.jp/a&amp;b/functions.json?v=abc" />',
    'functions.json': '{"helpUrl":"https://dx.example.lg.jp/a&b/help/kpigap.html"}',
    'nginx.conf': 'location /a&b/ {\n  alias /path/to/dist/;\n}\nlocation /a&b/office/ {\n  alias /path/to/dist/office/;\n}\n',
  });
  expect(placedFiles(FILES, { address, office: 'local' })['taskpane.html']).toBe(
    '<meta content="script-src \'self\'"><script src="office/office.js"></script>',
  );
  expect(downloadName({ address: 'https://dx.example.lg.jp:8443/', office: 'cdn' })).toBe('dx-compass-dx.example.lg.jp-8443.zip');
});
