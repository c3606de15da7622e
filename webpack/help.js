/**
 * Writes the help pages, one per function and language and an index each, from what the functions themselves are made of: their doc
 * comments, the worked examples, the faults and the rating scales. Runs in the build only; nothing of it ships in functions.js.
 */
const fs = require('node:fs');
const path = require('node:path');
// By its path: the package's `exports` name a CommonJS file it does not ship (4.0.1).
const { format } = require('../node_modules/numfmt/dist/index.js');
const { helpPage, fileOf } = require('./help-page.js');
const { files: searchSources, searchFiles } = require('./help-search.js');
const { FOLDER: PICTURES, pictureOf } = require('./pictures.js');
const { typeScriptLoader } = require('./load-typescript.js');
const { readMetadata, translate } = require('./metadata.js');

const STYLE = path.join(__dirname, 'help.css');
const sourceOf = (...names) => path.join(__dirname, '..', 'src', ...names);

const LANGUAGES = { ja: 'help/', en: 'help/en/' };

/** A cell as the page prints it. */
function shown(value, pattern = 'General') {
  if (value === null || value === undefined) return { value: null, text: '' };
  if (typeof value === 'boolean') return { value, text: value ? 'TRUE' : 'FALSE' };
  return { value, text: typeof value === 'number' ? format(pattern, value, { locale: 'ja' }) : value };
}

function cellsOf({ sheet, formats = {} }) {
  const width = Math.max(...sheet.map(row => row.length));
  return sheet.map(row => Array.from({ length: width }, (_, column) => shown(row[column], formats[String.fromCharCode(65 + column)])));
}

const rowsOf = ({ result, format: pattern }) =>
  (Array.isArray(result) ? result : [[result]]).map(row => row.map(value => shown(value, pattern)));

/** The examples by the sheet they share, in order. */
function sheetsOf(id, examples, titles) {
  const groups = [];
  for (const example of examples) {
    const title = titles[example.key];
    if (!title) throw new Error(`i18n/help lacks the title of the example ${id}.${example.key}`);
    const last = groups[groups.length - 1];
    const one = { title, formula: example.formula, rows: rowsOf(example) };
    if (last && last.sheet === example.sheet) last.cases.push(one);
    else groups.push({ sheet: example.sheet, cells: cellsOf(example), notes: example.notes || [], cases: [one] });
  }
  return groups;
}

/** Every scale with its grade for one and the same case: computed here, so that a city's new rule appears by itself. */
function scaleRows({ load }, example, rules) {
  const { SCALES } = load(sourceOf('domain', 'rating', 'scales.ts'));
  const { SCALE_RULES, gradesOf } = load(sourceOf('domain', 'rating', 'scale-rules.ts'));
  const { readPlan, findKpi } = load(sourceOf('domain', 'kpi', 'plan.ts'));
  const { status } = load(sourceOf('domain', 'rating', 'status.ts'));
  const kpi = findKpi(readPlan(example.sheet), example.kpi);
  return SCALES.map(scale => {
    const { issuer, rule } = rules[scale.name] || SCALE_RULES[scale.name];
    const grade = status(kpi, example.year, example.actual, example.asOf, scale);
    return {
      name: scale.name,
      issuer,
      rule,
      lang: rules[scale.name] ? '' : 'ja',
      grades: gradesOf(scale.name),
      blank: scale.blank,
      grade: typeof grade === 'object' ? grade.code : String(grade),
    };
  });
}

function pagesIn(language, functions, loader) {
  const { load } = loader;
  const words =
    language === 'ja'
      ? load(sourceOf('i18n', 'functions', 'help.ja.ts')).HELP_JA
      : load(sourceOf('i18n', 'functions', 'help.en.ts')).HELP_EN;
  const { comma } =
    language === 'ja'
      ? load(sourceOf('i18n', 'functions', 'faults.ja.ts')).FAULTS_JA
      : load(sourceOf('i18n', 'functions', 'faults.en.ts')).FAULTS_EN;
  const rules =
    language === 'ja'
      ? load(sourceOf('domain', 'rating', 'scale-rules.ts')).SCALE_RULES
      : load(sourceOf('i18n', 'functions', 'scale-rules.en.ts')).SCALE_RULES_EN;
  // A function is asked for in the same words here and in the pane.
  const asked =
    language === 'ja'
      ? load(sourceOf('i18n', 'functions', 'formulas.ja.ts')).FORMULAS_JA
      : load(sourceOf('i18n', 'functions', 'formulas.en.ts')).FORMULAS_EN;
  const { EXAMPLES, SCALE_EXAMPLE, GUARD_EXAMPLES } = load(sourceOf('functions', 'examples.ts'));
  const { FAULTS, ALWAYS, CODES } = load(sourceOf('functions', 'faults.ts'));
  const faultsOf = (kinds, own = {}) => kinds.map(kind => ({ code: CODES[kind], ...(own[kind] || words.faults[kind]) }));
  // Between two sentences.
  const gap = language === 'ja' ? '' : ' ';
  const print = page => helpPage(page, { ...words, comma, gap }, language);

  // The groups and the order of the pane's 関数 tab.
  const { GROUPS, QUESTIONS } = load(sourceOf('pane', 'formula', 'formula-questions.ts'));
  const groups = GROUPS.map(name => ({ name, ids: QUESTIONS.filter(({ group }) => group === name).map(({ id }) => id) }));

  const pages = functions.map(({ id, description, parameters }) => {
    const help = words.functions[id];
    const group = groups.find(({ ids }) => ids.includes(id));
    if (!help || !group || !EXAMPLES[id] || !FAULTS[id])
      throw new Error(`The help page of ${id} lacks its words, group, examples or faults`);
    const names = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
    // Excel shows the arguments by their names, the pane and the errors in words: in Japanese both stand here.
    const labelOf = ({ name }) => (language === 'ja' ? asked.fields[name] : null);
    return [
      fileOf(id),
      print({
        id,
        description,
        parameters: parameters.map(parameter => ({ ...parameter, label: labelOf(parameter) })),
        inWords:
          language === 'ja' ? `DX.${id}(${parameters.map(one => (one.optional ? `[${labelOf(one)}]` : labelOf(one))).join(', ')})` : null,
        ...help,
        question: asked.questions[id],
        syntax: `DX.${id}(${names.join(', ')})`,
        examples: sheetsOf(id, EXAMPLES[id], help.examples),
        rule: words.rules[id],
        scales:
          id === 'STATUS'
            ? {
                rows: scaleRows(loader, SCALE_EXAMPLE, rules),
                cells: cellsOf(SCALE_EXAMPLE),
                notes: SCALE_EXAMPLE.notes,
                formula: SCALE_EXAMPLE.formula,
              }
            : null,
        faults: faultsOf(FAULTS[id], help.faults),
        related: group.ids.filter(other => other !== id),
      }),
    ];
  });
  const index = groups.map(({ name, ids }) => ({
    title: asked.groups[name],
    functions: ids.map(id => ({ id, question: asked.questions[id], about: asked.about[id] })),
  }));
  const { heading, guides } =
    language === 'ja'
      ? load(sourceOf('i18n', 'guides', 'guides.ja.ts')).GUIDES_JA
      : load(sourceOf('i18n', 'guides', 'guides.en.ts')).GUIDES_EN;
  const exampleOf = ([id, key]) => {
    const example = EXAMPLES[id].find(one => one.key === key);
    if (!example) throw new Error(`i18n/guides names an example that is not there: ${id}.${key}`);
    return sheetsOf(id, [example], words.functions[id].examples);
  };
  const guidePages = Object.entries(guides).map(([file, guide]) => {
    const sections = guide.sections.map(one => ({
      ...one,
      blocks: one.blocks.map(block =>
        block.example
          ? { examples: exampleOf(block.example) }
          : block.steps
            ? { steps: block.steps.map((text, at) => ({ text, picture: pictureOf(language, `${file}-${one.id}-${at + 1}`) })) }
            : block,
      ),
    }));
    return [`${file}.html`, print({ id: null, file, ...guide, sections })];
  });
  const shownIn = { blank: sheetsOf('index', GUARD_EXAMPLES, words.guards) };
  const list = Object.entries(guides).map(([id, { title, lead }]) => ({ id, title, lead }));
  const indexPage = print({
    id: null,
    groups: index,
    guides: { heading, list },
    basics: words.basics,
    shown: shownIn,
    faults: faultsOf(ALWAYS),
  });
  const all = [['index.html', indexPage], ...guidePages, ...pages];
  const { json, script } = searchFiles(all, { search: words.search, searchNone: words.searchNone, searchFound: words.searchFound });
  const pictures = fs
    .readdirSync(path.join(PICTURES, language))
    .filter(name => name.endsWith('.webp'))
    .map(name => [`pictures/${name}`, fs.readFileSync(path.join(PICTURES, language, name))]);
  return [...all, ['search.json', json], ['search.js', script], ...pictures];
}

/**
 * All pages.
 * @returns {Promise<{ pages: Map<string, string>, files: string[] }>} pages by path in dist, and what they were made from
 */
async function helpPages() {
  const loader = typeScriptLoader();
  const japanese = await readMetadata();
  const metadata = { ja: japanese, en: translate(japanese, loader.load(sourceOf('i18n', 'functions', 'functions.en.ts')).FUNCTIONS_EN) };
  const pages = new Map([['help/help.css', fs.readFileSync(STYLE, 'utf8')]]);
  for (const [language, folder] of Object.entries(LANGUAGES)) {
    for (const [file, html] of pagesIn(language, metadata[language].functions, loader)) pages.set(folder + file, html);
  }
  return { pages, files: [STYLE, ...searchSources, ...loader.files()] };
}

class HelpPagesPlugin {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('HelpPages', compilation => {
      compilation.hooks.processAssets.tapPromise({ name: 'HelpPages', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, async () => {
        const { pages, files } = await helpPages();
        for (const file of files) compilation.fileDependencies.add(file);
        // As they are: whoever opens the source of a page can read it, and it stays well-formed.
        for (const [name, content] of pages) compilation.emitAsset(name, new sources.RawSource(content), { minimized: true });
      });
    });
  }
}

module.exports = { HelpPagesPlugin, helpPages };
