/* global document, searchHelp, ENTRIES, WORDS -- put around this by help-search.js; runs on the help pages, asks for nothing. */
const form = document.createElement('form');
form.setAttribute('role', 'search');
const label = document.createElement('label');
label.htmlFor = 'search';
label.textContent = WORDS.search;
const field = document.createElement('input');
field.id = 'search';
field.type = 'search';
field.autocomplete = 'off';
const told = document.createElement('p');
told.setAttribute('role', 'status');
told.className = 'note';
const found = document.createElement('ul');
found.className = 'found';
form.append(label, field, told, found);
document.querySelector('header').after(form);

function show() {
  const hits = searchHelp(ENTRIES, field.value);
  told.textContent =
    field.value.trim() === '' ? '' : hits.length === 0 ? WORDS.searchNone : WORDS.searchFound.replace('{count}', hits.length);
  found.replaceChildren(
    ...hits.map(({ page, part, title, heading, around }) => {
      const link = document.createElement('a');
      link.href = `${page}.html${part === '' ? '' : `#${part}`}`;
      link.textContent = heading === '' ? title : `${title} > ${heading}`;
      const words = document.createElement('div');
      words.className = 'note';
      words.textContent = around;
      const item = document.createElement('li');
      item.append(link, words);
      return item;
    }),
  );
}

form.addEventListener('submit', event => event.preventDefault());
field.addEventListener('input', show);
