/**
 * What the server of dist/ must answer with, once, and written into the settings of three servers that go out with the build:
 * web.config (IIS), .htaccess (Apache), nginx.conf (to be included). The preview answers with the same headers.
 */

/** The metadata is fetched by Excel on the web from Microsoft's own address: without the first header no DX function appears there. */
const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  // The pages must open inside Excel: X-Frame-Options and frame-ancestors are therefore left out, and taken away where a server sets them.
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Asked for again at each start, answered with 304 while nothing has changed; Microsoft's own files stay for a day. Office draws an icon of its own in
 * the place of one that comes with any word on caching (documentation of the manifest's Image element), so the icons come with none.
 */
const CACHE = { addin: 'no-cache', office: 'max-age=86400' };
const ICONS = 'assets/';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
  // consolidate/: a server that does not know an ending refuses the file.
  '.pbip': 'application/json',
  '.pbir': 'application/json',
  '.pbism': 'application/json',
  '.pq': 'text/plain',
  '.tmdl': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};
const NO_TEXTS = ['.png', '.webp', '.xlsx', '.zip'];
/** Their texts are Japanese: read as anything but UTF-8 they are unreadable. */
const TEXTS = Object.keys(TYPES).filter(ending => !NO_TEXTS.includes(ending));
const CHARSET = 'utf-8';

/** Headers that would keep the pages from opening inside Excel. */
const UNWANTED = ['X-Frame-Options', 'Content-Security-Policy'];

/** @param {string} name a file of dist/, with forward slashes */
const headersOf = name =>
  name.startsWith(ICONS) ? HEADERS : { ...HEADERS, 'Cache-Control': name.startsWith('office/') ? CACHE.office : CACHE.addin };

function webConfig() {
  const headers = Object.entries(HEADERS).map(([name, value]) => `        <add name="${name}" value="${value}" />`);
  const removed = [...Object.keys(HEADERS), ...UNWANTED].map(name => `        <remove name="${name}" />`);
  const types = Object.entries(TYPES).flatMap(([ending, type]) => [
    `      <remove fileExtension="${ending}" />`,
    `      <mimeMap fileExtension="${ending}" mimeType="${type}${TEXTS.includes(ending) ? `; charset=${CHARSET}` : ''}" />`,
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- IIS: read where it lies, in the folder that is served. -->
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
${[...removed, ...headers].join('\n')}
      </customHeaders>
    </httpProtocol>
    <staticContent>
${types.join('\n')}
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
  </system.webServer>
  <location path="assets">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="NoControl" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="office">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="1.00:00:00" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
`;
}

function htaccess() {
  return `# Apache: read where it lies, in the folder that is served (AllowOverride FileInfo, modules headers and mime).
# A header that the server itself sets "always" would be sent beside ours, and two CORS headers are as good as none: it is taken away first.
${Object.entries(TYPES)
  .map(([ending, type]) => `AddType ${type} ${ending}`)
  .join('\n')}
AddCharset ${CHARSET} ${TEXTS.join(' ')}
<IfModule mod_headers.c>
${UNWANTED.map(name => `  Header always unset ${name}\n  Header unset ${name}`).join('\n')}
${Object.entries(HEADERS)
  .map(([name, value]) => `  Header always unset ${name}\n  Header set ${name} "${value}"`)
  .join('\n')}
  Header always unset Cache-Control
  Header set Cache-Control "${CACHE.addin}"
  <If "%{REQUEST_URI} =~ m#/office/#">
    Header set Cache-Control "${CACHE.office}"
  </If>
  <If "%{REQUEST_URI} =~ m#/${ICONS}#">
    Header unset Cache-Control
  </If>
</IfModule>
`;
}

/** @param {string} address where dist/ is served from */
function nginx(address) {
  const { pathname } = new URL(address);
  const types = Object.entries(TYPES).map(([ending, type]) => `    ${type} ${ending.slice(1)};`);
  const headers = Object.entries(HEADERS).map(([name, value]) => `  add_header ${name} "${value}" always;`);
  // text/html has its charset without being named.
  const texts = [...new Set(TEXTS.filter(ending => ending !== '.html').map(ending => TYPES[ending]))];
  const place = (folder, cache) => `location ${pathname}${folder} {
  alias /path/to/dist/${folder};
  charset ${CHARSET};
  charset_types ${texts.join(' ')};
  types {
${types.join('\n')}
  }
${headers.join('\n')}${cache === null ? '' : `\n  add_header Cache-Control "${cache}" always;`}
}`;
  return `# nginx: include this inside the server { } that serves the add-in, and put the folder in the place of /path/to/dist/.
# A location that adds headers takes none from outside it, so an X-Frame-Options set for the whole server does not reach the pages.
${place('', CACHE.addin)}
${place('office/', CACHE.office)}
${place(ICONS, null)}
`;
}

/**
 * The files that go out beside the add-in.
 * @param {string} address where dist/ is served from
 * @returns {Record<string, string>} content by name in dist/
 */
const serverFiles = address => ({ 'web.config': webConfig(), '.htaccess': htaccess(), 'nginx.conf': nginx(address) });

/** Writes the settings of the servers into dist/. */
class ServerSettingsPlugin {
  /** @param {{ address: string }} options where dist/ will be served from */
  constructor({ address }) {
    this.address = address;
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('ServerSettings', compilation => {
      compilation.hooks.processAssets.tap({ name: 'ServerSettings', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        for (const [name, text] of Object.entries(serverFiles(this.address))) compilation.emitAsset(name, new sources.RawSource(text));
      });
    });
  }
}

module.exports = { ServerSettingsPlugin, headersOf, serverFiles, TYPES, UNWANTED };
