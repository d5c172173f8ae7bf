/* A figure whose drawing changes while somebody moves a slider. */

const asImage = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

function tableOf({ caption, head, rows }) {
  const th = (scope, text) => make('th', { scope }, text);
  return make('table', { class: 'u-table' },
    make('caption', {}, caption),
    make('thead', {}, make('tr', {}, ...head.map((text) => th('col', text)))),
    make('tbody', {}, ...rows.map(([first, ...others]) =>
      make('tr', {}, th('row', first), ...others.map((text) => make('td', {}, text))))));
}

function render({ model, el }) {
  const images = { light: make('img', { class: 'u-figure-light' }), dark: make('img', { class: 'u-figure-dark' }) };
  const summary = make('summary');
  const table = make('div', { class: 'u-table-room' });
  const details = make('details', {}, summary, table);
  const title = make('p', { class: 'u-figure-title' });
  const note = make('p', { class: 'u-help' });
  const figure = make('figure', { class: 'u-figure' }, title, images.light, images.dark, note, details);
  const root = make('div', { class: 'u-part' }, figure);
  let newest = 0;

  /* A drawing is shown when it is ready; one that was overtaken meanwhile is not shown at all. */
  const draw = async (mode, number) => {
    const address = asImage(model.get(mode));
    if (images[mode].checkVisibility()) {
      const ready = new Image();
      ready.src = address;
      await ready.decode().catch(() => {}); // an image that cannot be decoded ahead is still shown
    }
    if (number === newest) images[mode].src = address;
  };
  const show = async () => {
    const number = (newest += 1);
    await null; // one message changes several things, and each of them calls
    if (number !== newest) return;
    const drawn = Boolean(model.get('light'));
    const numbers = model.get('table');
    figure.hidden = !drawn && !numbers;
    if (figure.hidden) return;
    if (drawn) await Promise.all([draw('light', number), draw('dark', number)]);
    if (number !== newest) return;
    for (const image of Object.values(images)) {
      image.alt = model.get('label');
      image.hidden = !drawn;
    }
    if (!drawn) details.open = true; // where nothing can be drawn, the numbers are the figure
    title.textContent = model.get('title');
    note.textContent = model.get('note');
    title.hidden = !title.textContent;
    note.hidden = !note.textContent;
    details.hidden = !numbers;
    summary.textContent = model.get('summary');
    table.replaceChildren(...(numbers ? [tableOf(numbers)] : []));
  };

  fence(root);
  void show();
  el.append(root);
  return follow(model, ['light', 'label', 'table', 'summary', 'title', 'note'], show);
}

export default { render };
