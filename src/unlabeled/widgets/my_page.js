/* The parts of the workshop in one line, and the learner's own page: read in the notebook, or printed. */

/* The path of the notebook that is open here, as the address tells it; '' where it does not. */
function pathHere() {
  const here = new URL(window.location.href);
  const path = here.searchParams.get('path') ?? here.pathname; // the first: where there is no server
  return path.endsWith('.ipynb') ? path : '';
}

const openHere = () => pathHere().split('/').pop();

/* The address of the notebook `name` beside the one that is open here; '' where that is not known. */
function besideHere(name) {
  const here = new URL(window.location.href);
  const path = pathHere().replace(/[^/]*$/, `${name}.ipynb`);
  if (!pathHere()) return '';
  if (!here.searchParams.has('path')) return new URL(path, here.origin).href;
  here.searchParams.set('path', path);
  return here.href;
}

/* A part in which nothing stands is its name, and nothing else: no empty box, no number. */
function partsLine(model) {
  const { label, mark, holds } = model.get('words').parts;
  const parts = model.get('parts');
  const items = parts.map(({ title, notebook }) => {
    const address = notebook && besideHere(notebook);
    if (!address) return make('li', {}, title);
    const isOpen = openHere() === `${notebook}.ipynb`;
    return make('li', {}, isOpen ? make('span', { 'aria-current': 'page' }, title) : make('a', { href: address }, title));
  });
  const legend = make('p', { class: 'u-help', hidden: true }, mark);
  const element = make('nav', { class: 'u-parts', 'aria-label': label, hidden: parts.length === 0 }, make('ul', {}, ...items), legend);
  return {
    element,
    mark: (held) => {
      items.forEach((item, place) => {
        item.querySelector('.u-dot')?.remove();
        item.querySelector('.u-heard')?.remove();
        if (!held[place]) return;
        item.prepend(make('span', { class: 'u-dot', 'aria-hidden': 'true' }));
        item.append(make('span', { class: 'u-heard' }, ` (${holds})`));
      });
      legend.hidden = !held.includes(true);
    },
  };
}

/* One answer as it was sent: words as they were typed, a list, an order, or pairs. Always text, never markup. */
function answered({ shape, words, names }) {
  const own = (tag, text) => make(tag, { dir: 'auto' }, text);
  if (shape === 'list' || shape === 'order') {
    return make(shape === 'order' ? 'ol' : 'ul', {}, ...words.map((text) => own('li', text)));
  }
  if (shape === 'pairs') return make('dl', {}, ...names.flatMap((name, place) => [own('dt', name), own('dd', words[place])]));
  return own('blockquote', words[0]);
}

function readable(portions, empty) {
  if (portions.length === 0) return [make('p', {}, empty)];
  return portions.map(({ title, passages }) => make('section', {}, make('h4', {}, title), ...passages.flatMap((passage) => [
    ...(passage.title ? [make('h5', {}, passage.title)] : []),
    ...passage.said.flatMap((said) => [make('p', { class: 'u-asked', dir: 'auto' }, said.asked), answered(said)]),
  ])));
}

/* Print `content`, a page of ours, and stay in the notebook: in a frame in which no script can run. */
function printed(root, content) {
  root.querySelector('.u-print')?.remove();
  const frame = make('iframe', {
    class: 'u-print', sandbox: 'allow-same-origin allow-modals', 'aria-hidden': 'true', tabindex: '-1', srcdoc: content,
  });
  frame.addEventListener('load', () => {
    frame.contentWindow.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow.print();
  });
  root.append(frame);
}
