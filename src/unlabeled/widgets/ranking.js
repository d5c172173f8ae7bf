/* Rows in an order of preference. */

function render({ model, el }) {
  const sent = delivery(model, el);
  const [words, options] = ['words', 'options'].map((name) => model.get(name));
  const texts = Object.fromEntries(options.map(({ id, text }) => [id, text]));
  let order = []; // as it is shown
  let before = null; // the order at the moment when a row was picked up

  const keys = make('p', { id: newId(), hidden: true }, words.keys);
  const button = (kind, name, press) => {
    const element = make('button', { type: 'button', class: kind, 'aria-label': name });
    element.addEventListener('click', press);
    return element;
  };
  const rowFor = (option) => {
    const { id, text } = option;
    return make('li', { class: 'u-ranked', 'data-id': id }, handle(words, text, keys.id), make('span', { class: 'u-number' }),
      wording(option),
      button('u-push u-up', fill(words.up, { text }), () => push(id, -1)),
      button('u-push u-down', fill(words.down, { text }), () => push(id, 1)));
  };
  const rows = Object.fromEntries(options.map((option) => [option.id, rowFor(option)]));
  const list = make('ol', { class: 'u-ranks', role: 'list' }, ...Object.values(rows));
  const keep = make('button', { type: 'button', class: 'u-link' }, words.keep);
  const clear = make('button', { type: 'button', class: 'u-link' }, words.clear);
  const { status, line } = bottomLine(keep, clear);
  const end = (text) => make('p', { class: 'u-help u-end' }, text);
  const root = group(model, 'u-ranking', end(words.first), list, end(words.last), line, keys);

  const say = (sentence, id) => {
    status.textContent = fill(sentence, { text: texts[id], place: order.indexOf(id) + 1, count: order.length });
  };
  /* The row in hand stays where it is in the page, and the others move around it: it keeps focus and pointer. */
  const arrange = () => {
    const [held, focused] = [list.querySelector('.u-held'), document.activeElement?.closest('.u-ranked')];
    const inHand = held ?? (list.contains(focused) ? focused : null);
    const at = order.indexOf(inHand?.dataset.id);
    inHand?.before(...order.slice(0, at).map((id) => rows[id]));
    list.append(...order.slice(at + 1).map((id) => rows[id]));
    const isUnset = model.get('value').length === 0 && before === null;
    root.classList.toggle('u-unset', isUnset);
    order.forEach((id, index) => {
      rows[id].querySelector('.u-number').textContent = isUnset ? '' : String(index + 1);
      rows[id].querySelector('.u-up').setAttribute('aria-disabled', String(index === 0));
      rows[id].querySelector('.u-down').setAttribute('aria-disabled', String(index === order.length - 1));
    });
  };
  const move = (id, wanted) => {
    const to = within(0, wanted, order.length - 1);
    order = order.toSpliced(order.indexOf(id), 1).toSpliced(to, 0, id);
    arrange();
    say(words.place, id);
  };
  const push = (id, by) => {
    move(id, order.indexOf(id) + by);
    sent.put(order);
    say(words.place, id);
  };
  const show = () => {
    const value = model.get('value');
    before = null;
    hold.letGo();
    order = value.length ? [...value] : options.map(({ id }) => id);
    arrange();
    keep.hidden = value.length > 0;
    clear.hidden = value.length === 0;
    status.textContent = value.length ? '' : words.unset;
  };

  const hold = carry(root, {
    take: (id) => {
      before = order;
      arrange();
      say(words.taken, id);
    },
    step: (id, by) => move(id, order.indexOf(id) + by),
    over: (id, { middle }) => {
      const isAbove = (row) => row.getBoundingClientRect().top + row.offsetHeight / 2 < middle;
      const to = order.filter((one) => one !== id && isAbove(rows[one])).length;
      if (to !== order.indexOf(id)) move(id, to);
    },
    settle: (id) => {
      before = null;
      sent.put(order);
      say(words.place, id);
    },
    putBack: (id) => {
      order = before;
      before = null;
      arrange();
      say(words.back, id);
    },
  });
  keep.addEventListener('click', () => {
    sent.put(order);
    handleOf(rows[order[0]]).focus();
  });
  clear.addEventListener('click', () => {
    sent.put([]);
    keep.focus();
  });

  return shown({ model, el, root, show, sent });
}

export default { render };
