/** The HTML of the help pages: data in, text out. Well-formed as XML too; the look is in help.css, the search of guides and index in search.js. */

/** How deep a language's pages lie: Japanese in help/, English in help/en/. */
const UP = { ja: '', en: '../' };
const OTHER = { ja: 'en', en: 'ja' };

const fileOf = id => `${id.toLowerCase()}.html`;

const escape = text => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
/** Prose: what stands between backquotes is code. */
const prose = text => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
const paragraphs = texts => texts.map(text => `<p>${prose(text)}</p>`).join('\n');
const list = texts => `<ul>\n${texts.map(text => `<li>${prose(text)}</li>`).join('\n')}\n</ul>`;
const section = (title, body, id) => `<section${id ? ` id="${id}"` : ''}>\n<h2>${escape(title)}</h2>\n${body}\n</section>`;

/** A table that becomes blocks on a narrow screen: every cell then carries its header. Cells are HTML. */
function table(headers, rows) {
  const line = cells =>
    `<tr>${cells.map((cell, i) => (i === 0 ? `<th scope="row">${cell}</th>` : `<td data-label="${escape(headers[i])}">${cell}</td>`)).join('')}</tr>`;
  return `<table class="facts">\n<thead><tr>${headers.map(header => `<th scope="col">${escape(header)}</th>`).join('')}</tr></thead>\n<tbody>\n${rows.map(line).join('\n')}\n</tbody>\n</table>`;
}

const letter = column => String.fromCharCode(65 + column);
const kindOf = value =>
  typeof value === 'number' ? ' class="number"' : typeof value === 'boolean' || /^#/.test(String(value)) ? ' class="centre"' : '';

/** Cells as Excel shows them, under column letters and beside row numbers. */
function sheet({ cells, label }) {
  const width = Math.max(...cells.map(row => row.length));
  const head = Array.from({ length: width }, (_, column) => `<th scope="col">${letter(column)}</th>`).join('');
  const body = cells.map(
    (row, r) =>
      `<tr><th scope="row">${r + 1}</th>${row.map(({ value, text }) => `<td${kindOf(value)}>${escape(text)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" role="region" aria-label="${escape(label)}" tabindex="0"><table class="sheet">\n<thead><tr><td></td>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
}

/** What a formula gives: one value, or the cells it fills. */
function answer(rows) {
  if (rows.length === 1 && rows[0].length === 1) return `<output>${escape(rows[0][0].text)}</output>`;
  return `<table class="answer"><tbody>${rows.map(row => `<tr>${row.map(({ value, text }) => `<td${kindOf(value)}>${escape(text)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
}

const formula = text => `<code class="formula">${escape(text).replace(/([,(])/g, '$1<wbr/>')}</code>`;

/** Where the numbers of a sheet come from. */
const origin = (notes, words) =>
  notes.length ? `<p class="note">${escape(notes.map(note => words.notes[note]).join(words.gap))}</p>\n` : '';

/** Examples that share a sheet stand below it. */
function examples(page, words) {
  return page.examples
    .map(({ cells, notes, cases }) => {
      const body = cases.map(({ title, formula: text, rows }) =>
        [
          `<h3>${escape(title)}</h3>`,
          `<dl class="case"><dt>${escape(words.formula)}</dt><dd>${formula(text)}</dd><dt>${escape(words.answer)}</dt><dd>${answer(rows)}${rows.length * rows[0].length > 1 ? `<p class="note">${escape(words.spills)}</p>` : ''}</dd></dl>`,
        ].join('\n'),
      );
      return `<div class="example">\n${sheet({ cells, label: `${words.sheet}${words.colon}${cases[0].title}` })}\n${origin(notes, words)}${body.join('\n')}\n</div>`;
    })
    .join('\n');
}

function faults(list_, words) {
  return table(
    [words.shown, words.cause, words.remedy],
    list_.map(({ code, cause, remedy }) => [code ? `<code>${escape(code)}</code>` : '#…', prose(cause), prose(remedy)]),
  );
}

/** The rating scales, one row each. `lang` is the language of a scale's own words where they are not in the page's. */
function scales({ rows, cells, notes, formula: text }, words) {
  const inOther = ({ lang }, words_) => (lang ? `<span lang="${lang}">${words_}</span>` : words_);
  const headers = [words.scale, words.issuer, words.rule, words.grades, words.blankGrade, words.sameCase];
  const body = rows.map(row => [
    escape(row.name),
    inOther(row, escape(row.issuer)),
    inOther(row, prose(row.rule)),
    escape(row.grades.join(words.comma)),
    escape(row.blank),
    `<b>${escape(row.grade)}</b>`,
  ]);
  body.push([escape(words.ownScale), escape(words.ownIssuer), prose(words.ownScaleRule), '―', escape(rows[0].blank), '―']);
  return `${table(headers, body)}\n<div class="example">\n<h3>${escape(words.sameCase)}</h3>\n${sheet({ cells, label: `${words.sheet}${words.colon}${words.sameCase}` })}\n${origin(notes, words)}<p>${formula(text)}</p>\n</div>`;
}

function functionBody(page, words) {
  const parts = [
    `<p class="lead">${escape(words.asked)}${words.colon}${escape(page.question)}</p>\n<p>${escape(page.description)}</p>`,
    section(words.syntax, `<p>${formula(page.syntax)}</p>${page.inWords ? `\n<p>${escape(page.inWords)}</p>` : ''}`),
    section(
      words.arguments,
      table(
        [words.name, words.meaning],
        page.parameters.map(({ name, label, description, optional }) => [
          `<code>${escape(optional ? `[${name}]` : name)}</code>${label ? ` ${escape(label)}` : ''}`,
          prose(description) +
            (optional && !words.saysOptional.some(word => description.includes(word)) ? ` ${escape(words.optional)}` : ''),
        ]),
      ),
    ),
    section(words.result, paragraphs([page.result, ...page.notes])),
    section(words.examples, examples(page, words)),
  ];
  if (page.rule)
    parts.push(
      section(
        words.rule,
        `<p><b>${escape(words.issuer)}</b>${words.colon}${escape(page.rule.issuer)}</p>\n${list(page.rule.lines)}${page.scales ? `\n${scales(page.scales, words)}` : ''}`,
        'rule',
      ),
    );
  const own = page.faults.length ? `<p>${prose(words.errorsLead)}</p>\n${faults(page.faults, words)}` : `<p>${escape(words.noErrors)}</p>`;
  parts.push(section(words.errors, `${own}\n<p><a href="index.html#errors">${escape(words.errorsElsewhere)}</a></p>`));
  if (page.related.length)
    parts.push(section(words.related, `<p>${page.related.map(id => `<a href="${fileOf(id)}"><code>DX.${id}</code></a>`).join(' ')}</p>`));
  return parts.join('\n');
}

/** What a step looks like, taken from the preview. */
const picture = ({ picture: shown }, words) =>
  shown === null
    ? ''
    : `<div class="picture"><img src="pictures/${shown.name}" alt="${escape(words.picture)}" width="${shown.width}" height="${shown.height}" loading="lazy"/></div>`;

/** A part of a guide: a paragraph, a list, steps in order, a table, or a worked example. */
function guideBlock(block, words, up) {
  if (typeof block === 'string') return paragraphs([block]);
  if (block.list) return list(block.list);
  if (block.steps) return `<ol>\n${block.steps.map(step => `<li>${prose(step.text)}${picture(step, words)}</li>`).join('\n')}\n</ol>`;
  if (block.files)
    return `<ul>\n${block.files.map(([file, text]) => `<li><a href="${up}../${encodeURI(file)}">${escape(text)}</a></li>`).join('\n')}\n</ul>`;
  if (block.table) {
    const [headers, ...rows] = block.table;
    return table(
      headers,
      rows.map(row => row.map(prose)),
    );
  }
  return examples({ examples: block.examples }, words);
}

function guideBody(page, words, up) {
  const parts = page.sections.map(({ id, title, blocks }) =>
    section(title, blocks.map(block => guideBlock(block, words, up)).join('\n'), id),
  );
  const contents = `<ul>\n${page.sections.map(({ id, title }) => `<li><a href="${page.file}.html#${id}">${escape(title)}</a></li>`).join('\n')}\n</ul>`;
  return [`<p class="lead">${escape(page.lead)}</p>`, contents, ...parts].join('\n');
}

function indexBody(page, words) {
  const groups = page.groups.map(({ title, functions }) =>
    section(
      title,
      `<dl class="index">\n${functions.map(({ id, question, about }) => `<dt><a href="${fileOf(id)}"><code>DX.${id}</code></a> ${escape(question)}</dt><dd>${escape(about)}</dd>`).join('\n')}\n</dl>`,
    ),
  );
  const basics = page.basics.map(({ id, title, paragraphs: texts, rows: [headers, ...rows] }) =>
    section(
      title,
      [
        paragraphs(texts),
        ...(headers
          ? [
              table(
                headers,
                rows.map(row => row.map(prose)),
              ),
            ]
          : []),
        ...(page.shown[id] ? [examples({ examples: page.shown[id] }, words)] : []),
      ].join('\n'),
      id,
    ),
  );
  return [
    `<p class="lead">${escape(words.indexLead)}</p>`,
    section(
      page.guides.heading,
      `<dl class="index">\n${page.guides.list.map(({ id, title, lead }) => `<dt><a href="${id}.html">${escape(title)}</a></dt><dd>${escape(lead)}</dd>`).join('\n')}\n</dl>`,
      'guides',
    ),
    ...groups,
    ...basics,
    section(words.always, faults(page.faults, words), 'errors'),
  ].join('\n');
}

/**
 * One page. `page.id` is a function's, or null for the index; a guide has `page.file` and its own title.
 * @returns {string} HTML
 */
function helpPage(page, words, language) {
  const file = page.file ? `${page.file}.html` : page.id ? fileOf(page.id) : 'index.html';
  const title = page.file ? page.title : page.id ? `DX.${page.id}` : words.indexTitle;
  const other = language === 'ja' ? `en/${file}` : `../${file}`;
  // The functions' own pages, which Excel opens, run nothing at all.
  const searched = page.file || !page.id;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self';${searched ? " script-src 'self';" : ''} img-src 'self'; base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${escape(title)} - ${escape(words.site)}</title>
<link rel="stylesheet" href="${UP[language]}help.css"/>${searched ? '\n<script src="search.js" defer="defer"></script>' : ''}
</head>
<body>
<header>
<p>${page.id || page.file ? `<a href="index.html">${escape(words.toIndex)}</a>` : escape(words.site)}</p>
<p><a href="${other}" lang="${OTHER[language]}" hreflang="${OTHER[language]}">${escape(words.otherLanguage)}</a></p>
</header>
<main>
<h1>${escape(title)}</h1>
${page.file ? guideBody(page, words, UP[language]) : page.id ? functionBody(page, words) : indexBody(page, words)}
</main>
</body>
</html>
`;
}

module.exports = { helpPage, fileOf };
