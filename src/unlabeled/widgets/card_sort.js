/* Cards to sort into columns; those that are not sorted stand in a place of their own, before the columns. */

const UNSORTED = ''; // no column has this id: texts from data are never empty

function render({ model, el }) {
  const sent = delivery(model, el);
  const [words, cards] = ['words', 'cards'].map((name) => model.get(name));
  const places = [{ id: UNSORTED, text: words.unsorted }, ...model.get('columns')];
  const texts = Object.fromEntries([...cards, ...places].map(({ id, text }) => [id, text]));
  let at = {}; // card → column, as it is shown
  let before = null; // the same at the moment when a card was picked up
  let goal = UNSORTED; // where the card in hand would be put down

  const keys = make('p', { id: newId(), hidden: true }, words.keys);
  const menuFor = ({ id, text }) => {
    const options = places.map((place) => Object.assign(make('option', {}, place.text), { value: place.id }));
    const menu = make('select', { 'aria-label': fill(words.menu, { text }) }, ...options);
    menu.addEventListener('change', () => {
      put(id, menu.value);
      menu.focus(); // it has moved with its card
    });
    return menu;
  };
  const cardFor = (card) => make('li', { class: 'u-card', 'data-id': card.id },
    handle(words, card.text, keys.id), wording(card), menuFor(card));
  const columnFor = ({ id, text, note }) => {
    const name = make('p', { class: 'u-column-name', id: newId() }, wording({ text, note }));
    return make('div', { class: id === UNSORTED ? 'u-column u-unsorted' : 'u-column', 'data-column': id }, name,
      make('ul', { role: 'list', 'aria-labelledby': name.id }), make('p', { class: 'u-help u-empty' }, words.empty));
  };
  const elements = Object.fromEntries(cards.map((card) => [card.id, cardFor(card)]));
  const columns = Object.fromEntries(places.map((place) => [place.id, columnFor(place)]));
  const clear = make('button', { type: 'button', class: 'u-link' }, words.clear);
  const { status, line } = bottomLine(clear);
  const board = make('div', { class: 'u-board' }, ...places.map(({ id }) => columns[id]));
  const root = group(model, 'u-card-sort', board, line, keys);

  const placeOf = (id) => at[id] ?? UNSORTED;
  const say = (sentence, id, column = placeOf(id)) => {
    status.textContent = fill(sentence, { text: texts[id], column: texts[column] });
  };
  /* Whatever stands where it should is not touched: it keeps its focus. */
  const arrange = () => {
    for (const { id } of places) {
      const list = columns[id].querySelector('ul');
      const wanted = cards.filter((card) => placeOf(card.id) === id).map((card) => elements[card.id]);
      wanted.forEach((card, index) => {
        if (list.children[index] !== card) list.insertBefore(card, list.children[index] ?? null);
        card.querySelector('select').value = id;
      });
      columns[id].querySelector('.u-empty').hidden = wanted.length > 0;
    }
  };
  const aim = (column) => {
    goal = column;
    places.forEach(({ id }) => columns[id].classList.toggle('u-goal', before !== null && id === goal));
  };
  const place = (id, column) => {
    const { [id]: _, ...others } = at;
    at = column === UNSORTED ? others : { ...others, [id]: column };
    aim(column);
    arrange();
  };
  const put = (id, column) => {
    before = null;
    place(id, column);
    sent.put(at);
    say(words.place, id);
  };
  const show = () => {
    before = null;
    hold.letGo();
    aim(UNSORTED);
    at = { ...model.get('value') };
    arrange();
    clear.hidden = Object.keys(at).length === 0;
    status.textContent = '';
  };

  const hold = carry(root, {
    take: (id) => {
      before = at;
      aim(placeOf(id));
      say(words.taken, id);
    },
    step: (id, by) => {
      const index = places.findIndex((one) => one.id === placeOf(id));
      place(id, places[within(0, index + by, places.length - 1)].id);
      say(words.place, id);
    },
    over: (id, { x, y }) => {
      const isUnder = (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      const found = places.find((one) => isUnder(columns[one.id].getBoundingClientRect()));
      const wanted = found?.id ?? placeOf(id);
      if (wanted === goal) return;
      aim(wanted);
      say(words.place, id, wanted);
    },
    settle: (id) => put(id, goal),
    putBack: (id) => {
      at = before;
      before = null;
      aim(placeOf(id));
      arrange();
      say(words.back, id);
    },
  });
  clear.addEventListener('click', () => {
    sent.put({});
    handleOf(elements[cards[0].id]).focus();
  });

  return shown({ model, el, root, show, sent });
}

export default { render };
