/** What is searched in the help: every part of every page, as data for the pane and as a script of the pages' own. */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const SEARCH = path.join(__dirname, '..', 'src', 'pane', 'help', 'search.ts');
const PAGE = path.join(__dirname, 'help-search-page.js');

const unescape = text =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
const textOf = html =>
  unescape(
    html
      .replace(/<wbr\/>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

/** The parts of a page as the build has made it. */
function entriesOf(file, html) {
  const page = file.replace(/\.html$/, '');
  const title = textOf(/<h1>([\s\S]*?)<\/h1>/.exec(html)[1]);
  const lead = /<p class="lead">([\s\S]*?)<\/p>(?:\n<p>([\s\S]*?)<\/p>)?/.exec(html);
  const parts = [...html.matchAll(/<section(?: id="([\w-]+)")?>\n<h2>([\s\S]*?)<\/h2>\n([\s\S]*?)\n<\/section>/g)];
  return [
    { page, part: '', title, heading: '', text: lead === null ? '' : textOf(`${lead[1]} ${lead[2] ?? ''}`) },
    ...parts.map(([, part = '', heading, body]) => ({ page, part, title, heading: textOf(heading), text: textOf(body) })),
  ];
}

/**
 * search.json and search.js of one language.
 * @param {[string, string][]} pages file and HTML
 * @param {object} words what stands around the search
 */
function searchFiles(pages, words) {
  const entries = pages.flatMap(([file, html]) => entriesOf(file, html));
  const { outputText } = ts.transpileModule(fs.readFileSync(SEARCH, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020, removeComments: true },
  });
  const script = `(() => {\nconst exports = {};\n${outputText}\nconst ENTRIES = ${JSON.stringify(entries)};\nconst WORDS = ${JSON.stringify(words)};\n${fs.readFileSync(PAGE, 'utf8')}})();\n`;
  return { json: JSON.stringify(entries), script };
}

module.exports = { searchFiles, files: [SEARCH, PAGE] };
