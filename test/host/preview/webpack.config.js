/** Builds the preview's page (preview.js) and the script that goes before office.js in the add-in's pages (frame.js). */
const { page, root } = require('./build.js');

module.exports = {
  mode: 'production',
  target: ['web', 'es2022'],
  context: root,
  entry: { preview: './test/host/preview/main.tsx', frame: './test/host/preview/bridge.ts' },
  output: { path: page, filename: '[name].js', publicPath: '' },
  devtool: false,
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        use: { loader: 'ts-loader', options: { transpileOnly: true, compilerOptions: { noEmit: false, target: 'ES2022' } } },
      },
    ],
  },
  performance: { hints: false },
  stats: 'errors-warnings',
};
