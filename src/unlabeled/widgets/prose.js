/* Paragraphs built from data. */

const TAGS = { heading: 'h3', quote: 'blockquote', item: 'li' };
const CLASSES = { quiet: 'u-quiet', label: 'u-quiet u-label' };

function runOf({ text, mark, href }) {
  if (mark === 'plain') return document.createTextNode(text);
  if (mark === 'link') return make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text);
  return make(mark, {}, text);
}

function render({ model, el }) {
  const live = model.get('live');
  const words = make('div', { class: 'u-prose', role: live ? 'status' : '' });
  const show = () => {
    const elements = [];
    for (const { kind, runs } of model.get('paragraphs')) {
      const element = make(TAGS[kind] ?? 'p', { class: CLASSES[kind] ?? '' }, ...runs.map(runOf));
      if (kind !== 'item') elements.push(element);
      else if (elements.at(-1)?.tagName === 'UL') elements.at(-1).append(element);
      else elements.push(make('ul', {}, element));
    }
    words.replaceChildren(...elements);
  };
  const summary = model.get('label');
  const root = make('div', { class: 'u-part' },
    summary ? make('details', { class: 'u-more' }, make('summary', {}, summary), words) : words);

  fence(root);
  show();
  el.append(root);
  return follow(model, ['paragraphs'], show);
}

export default { render };
