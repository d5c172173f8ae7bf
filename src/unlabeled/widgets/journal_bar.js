/* What a learner can do with their journal. */

const button = (className, text, press) => {
  const element = make('button', { type: 'button', class: className }, text);
  element.addEventListener('click', press);
  return element;
};

/* One button that opens one panel below it; opening one closes the others. `turned` is told of every press,
   and a section's own `turn` whether it is open now. */
function panels(sections, turned) {
  const made = sections.map(({ title, content, turn = () => {} }) => {
    const panel = make('div', { class: 'u-panel', id: newId(), hidden: true }, ...content);
    const opener = make('button', { type: 'button', class: 'u-link', 'aria-controls': panel.id }, title);
    return { panel, opener, turn };
  });
  const open = (which) => {
    for (const { panel, opener, turn } of made) {
      const isOpen = panel === which;
      if (isOpen === panel.hidden) turn(isOpen);
      panel.hidden = !isOpen;
      opener.setAttribute('aria-expanded', String(isOpen));
    }
  };
  for (const { panel, opener } of made) {
    opener.addEventListener('click', () => {
      open(panel.hidden ? panel : null);
      turned();
    });
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      open(null);
      opener.focus();
    });
  }
  open(null);
  return { openers: made.map(({ opener }) => opener), bodies: made.map(({ panel }) => panel), close: () => open(null) };
}

/* The text of a chosen file, or the reason why it cannot be one of ours. */
async function read(file, { limit, words }) {
  if (file.size > limit) return { problem: words.too_large };
  try {
    const bytes = await file.arrayBuffer();
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: words.foreign };
  }
}

function render({ model, el }) {
  const words = model.get('words');
  const said = make('p', { class: 'u-said', role: 'status' });
  const trouble = make('p', { class: 'u-trouble', role: 'alert' });
  const lost = make('div', { class: 'u-lost', role: 'alert' });
  const tell = (message) => {
    try {
      model.send(message);
    } catch {
      // The session is gone, and the red line says so.
    }
  };
  const ask = async (message) => {
    said.textContent = '';
    await everythingSent();
    tell(message);
  };

  const line = partsLine(model);
  const page = make('div', { class: 'u-page' });
  const turnPage = (isOpen) => {
    page.replaceChildren(); // what is folded away is nowhere
    root.querySelector('.u-print')?.remove();
    if (isOpen) ask({ type: 'read', manner: 'here' });
  };
  const print = button('u-press', words.read.print, () => ask({ type: 'read', manner: 'print' }));
  const away = button('u-link', words.read.close, () => end(0));
  const take = (manner) => button('u-press', words.take[manner], () => ask({ type: 'take', manner }));
  const chooser = make('input', { type: 'file', accept: '.json,application/json', id: newId() });
  chooser.addEventListener('change', async () => {
    const [file] = chooser.files;
    if (!file) return;
    const { text, problem } = await read(file, { limit: model.get('limit'), words });
    chooser.value = ''; // so that the same file can be chosen again
    if (problem) said.textContent = problem;
    else await ask({ type: 'bring', text });
  });
  const remove = async () => {
    document.unlabeledLeftBehind?.clear(); // what a lost kernel did not take is deleted, too
    await ask({ type: 'delete' });
    end(3);
  };
  const end = (which) => {
    section.close();
    section.openers[which].focus();
  };
  const section = panels([
    { title: words.read.open, turn: turnPage, content: [make('p', {}, words.read.note), make('div', {}, print), page, make('div', {}, away)] },
    { title: words.take.open, content: [make('p', {}, words.take.note), make('div', { class: 'u-row' }, take('file'), take('page'), take('markdown'))] },
    { title: words.bring.open, content: [make('p', {}, words.bring.note), make('label', { for: chooser.id }, words.bring.choose), chooser] },
    { title: words.delete.open, content: [make('p', {}, words.delete.ask),
      make('div', { class: 'u-row' }, button('u-press', words.delete.keep, () => end(3)), button('u-press u-no', words.delete.confirm, remove))] },
  ], () => {
    said.textContent = ''; // it is about what was asked before
  });
  const heading = make('h3', { class: 'u-journal-title', id: newId() }, model.get('label'));
  const root = make('section', { class: 'u-part u-journal', 'aria-labelledby': heading.id },
    heading, make('p', { class: 'u-facts' }, model.get('line')), line.element,
    make('div', { class: 'u-row' }, ...section.openers), ...section.bodies, said, trouble);

  const show = () => {
    trouble.textContent = model.get('trouble');
  };
  const onMessage = (message) => {
    if (message.type === 'file') save(message);
    if (message.type === 'parts') line.mark(message.holds);
    const isOpen = !page.parentElement.hidden; // what comes too late, after it was folded away, goes nowhere
    if (message.type === 'page' && isOpen) page.replaceChildren(...readable(message.portions, words.empty));
    if (message.type === 'print' && isOpen) printed(root, message.content);
    if (message.type === 'said') said.textContent = model.get('said');
  };
  const onConnection = (state) => {
    const lines = Object.keys(state).filter((name) => state[name]);
    lost.replaceChildren(...lines.map((name) => make('p', {}, words.connection[name])));
    // In the notebook's own panel: seen wherever one writes, and only there.
    if (lines.length > 0) pageAround(el).append(lost);
    else lost.remove();
  };

  fence(root);
  said.textContent = model.get('said');
  show();
  el.append(root);
  const stop = connection(model, el, onConnection);
  const unfollow = follow(model, ['trouble'], show);
  model.on('msg:custom', onMessage);
  tell({ type: 'parts' });
  return () => {
    stop();
    unfollow();
    model.off('msg:custom', onMessage);
    lost.remove();
  };
}

export default { render };
