/**
 * Builds dist/, ready to be hosted: functions.js, functions.json, functions.html, help/, taskpane.html, manifest.xml, assets, consolidate/, and the
 * settings of the server (web.config, .htaccess, nginx.conf), and what ships in it (NOTICES.txt, sbom.cdx.json, version.json).
 *
 *   npm run build -- --env address=https://dx.example.lg.jp/addin/   where dist/ will be served from
 *   npm run build -- --env office=local                              office.js beside the add-in, for closed networks
 *   npm run package                                                  build/package: placed on a server without Node (setup.html)
 */
const path = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');
const { ConsolidationPlugin } = require('./webpack/consolidate.js');
const { HelpPagesPlugin } = require('./webpack/help.js');
const { ADDRESS, ManifestPlugin } = require('./webpack/manifest.js');
const { FunctionsMetadataPlugin } = require('./webpack/metadata.js');
const { SchemaPlugin } = require('./webpack/schema.js');
const { ServerSettingsPlugin } = require('./webpack/server.js');
const { ShippedPlugin, buildDate } = require('./webpack/shipped.js');
const { version, dependencies } = require('./package.json');

const OFFICE_CDN = 'https://appsforoffice.microsoft.com';
const OFFICE_JS = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const dist = path.resolve(__dirname, 'dist');
/**
 * Found by trying: fewer rewritings give more repetition, which gzip makes more of. `unsafe_regexp` writes a pattern where it is used, a
 * new one each time: what sets its lastIndex must be handed it (takenAt, Scan).
 */
const MINIMIZER = {
  compress: {
    passes: 8,
    booleans: false,
    conditionals: false,
    if_return: false,
    loops: false,
    negate_iife: false,
    unsafe_arrows: true,
    unsafe_methods: true,
    inline: 2,
    unsafe_regexp: true,
  },
  ecma: 2017,
};

/** Points the pages at the copy of office.js beside the add-in, and takes Microsoft's CDN out of their policy. */
class LocalOfficePlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap('LocalOffice', compilation => {
      HtmlPlugin.getCompilationHooks(compilation).beforeEmit.tap('LocalOffice', data => ({
        ...data,
        html: data.html.replaceAll(`${OFFICE_CDN}/lib/1/hosted/`, 'office/').replaceAll(` ${OFFICE_CDN}`, ''),
      }));
    });
  }
}

const typescript = target => ({
  test: /\.tsx?$/,
  use: { loader: 'ts-loader', options: { transpileOnly: true, compilerOptions: { target, noEmit: false } } },
});

module.exports = (env = {}, argv = {}) => {
  const address = String(env.address || ADDRESS).replace(/\/?$/, '/');
  if (!/^https:\/\//.test(address)) throw new Error(`--env address must begin with https:// (Excel loads nothing else): ${address}`);
  const local = env.office === 'local';
  // The package holds both: which one is read is decided where it is placed.
  const packed = env.package !== undefined;
  if (env.office !== undefined && !['local', 'cdn'].includes(env.office)) throw new Error(`--env office is local or cdn: ${env.office}`);

  const date = buildDate();
  const mode = argv.mode || 'production';
  const shared = {
    mode,
    devtool: mode === 'production' ? false : 'source-map',
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    performance: { hints: false },
    stats: 'errors-warnings',
  };
  const office = local ? [new LocalOfficePlugin()] : [];

  return [
    {
      ...shared,
      name: 'functions',
      // The custom-functions runtime is plain JavaScript without a DOM:
      // 'web' tells webpack the shape of chunks only, and there is one chunk.
      target: ['web', 'es2017'],
      entry: { functions: './src/functions/associate.ts' },
      output: { path: dist, filename: '[name].js', publicPath: '', globalObject: 'globalThis' },
      module: { rules: [typescript('ES2017')] },
      // The functions load with the workbook: swc makes them smaller than webpack's own minimizer does.
      optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, minimizerOptions: MINIMIZER })] },
      plugins: [
        new FunctionsMetadataPlugin({ address }),
        new HelpPagesPlugin(),
        new SchemaPlugin(),
        new ConsolidationPlugin(),
        // `hash`: a new content of a script gets a new address.
        new HtmlPlugin({ filename: 'functions.html', template: './src/functions/functions.html', scriptLoading: 'blocking', hash: true }),
        new ManifestPlugin({ address, version }),
        new ServerSettingsPlugin({ address }),
        ...office,
      ],
    },
    {
      ...shared,
      name: 'pane',
      target: ['web', 'es2020'],
      entry: { taskpane: './src/pane/index.tsx' },
      // A pane that was loaded before an update must not meet the new files: its own are there under their names, or it is told that they are not.
      output: {
        path: dist,
        filename: '[name].js',
        chunkFilename: 'pane/[name].[contenthash:10].js',
        publicPath: '',
        // Of earlier builds: nobody asks for them any more.
        clean: { keep: file => !file.startsWith('pane/') },
      },
      module: { rules: [typescript('ES2020')] },
      plugins: [
        new (require('webpack').DefinePlugin)({ DX_VERSION: JSON.stringify(version), DX_DATE: JSON.stringify(date) }),
        new ShippedPlugin({
          version,
          date,
          dependencies: Object.keys(dependencies),
          copied: local || packed ? [path.dirname(OFFICE_JS)] : [],
          // Microsoft's own terms: free to use and to pass on with a program that works with Microsoft's products.
          allowed: ['@microsoft/office-js'],
        }),
        new HtmlPlugin({ filename: 'taskpane.html', template: './src/pane/taskpane.html', scriptLoading: 'defer', hash: true }),
        new CopyPlugin({
          patterns: [
            { from: 'assets/*.png', to: 'assets/[name][ext]' },
            { from: 'LICENSE', to: 'LICENSE.txt', toType: 'file' },
            ...(local || packed
              ? [
                  {
                    from: OFFICE_JS,
                    to: 'office',
                    // The unminified copies and the other applications' files are never asked for by Excel.
                    filter: file =>
                      !/\.debug\.js$|\.d\.ts$|\.map$/.test(file) &&
                      !/[\\/](access|onenote|outlook|powerpoint|project|visio|word)[^\\/]*\.js$/.test(file),
                  },
                ]
              : []),
          ],
        }),
        ...office,
      ],
    },
    ...(packed
      ? [
          {
            ...shared,
            name: 'setup',
            target: ['web', 'es2020'],
            entry: { setup: './src/setup/index.ts' },
            output: { path: dist, filename: '[name].js', publicPath: '' },
            module: { rules: [typescript('ES2020')] },
            plugins: [
              new HtmlPlugin({ filename: 'setup.html', template: './src/setup/setup.html', scriptLoading: 'defer' }),
              new CopyPlugin({ patterns: [{ from: 'src/setup/setup.css', to: 'setup.css' }] }),
            ],
          },
        ]
      : []),
  ];
};
