/* Points to give: a slider for each option, and a line that says how many are left. */

function render({ model, el }) {
  const sent = delivery(model, el, { rest: 60 });
  const [words, options, total, step] = ['words', 'options', 'total', 'step'].map((name) => model.get(name));
  let given = {}; // as it is shown; it may not add up yet

  const rows = options.map((option, index) => {
    const id = newId();
    const slider = make('input', { type: 'range', id, min: 0, max: total, step });
    const amount = make('span', { class: 'u-value', 'aria-hidden': 'true' }); // the slider says it
    const label = make('label', { for: id }, wording({ text: option.text }));
    const note = option.note ? make('p', { class: 'u-note', id: `${id}-note` }, option.note) : null;
    if (note) slider.setAttribute('aria-describedby', note.id);
    const element = make('div', { class: 'u-range u-share' },
      make('div', { class: 'u-line-of-label' }, label, amount), note, slider);
    return { id: option.id, slider, amount, element };
  });
  const clear = make('button', { type: 'button', class: 'u-link' }, words.clear);
  const { status, line } = bottomLine(clear);
  const root = group(model, 'u-allocation', ...rows.map(({ element }) => element), line);

  const left = () => total - options.reduce((sum, { id }) => sum + given[id], 0);
  const isAnswered = () => Object.keys(model.get('value')).length > 0;
  const rest = () => {
    if (left() === 0) return fill(words.given, { points: total, total });
    const sentence = fill(words.left, { points: left(), total });
    return isAnswered() ? `${sentence} ${words.stays}` : sentence;
  };
  const draw = () => {
    const isUntouched = left() === total;
    for (const { id, slider, amount, element } of rows) {
      const points = given[id];
      slider.value = String(points);
      slider.style.setProperty('--at', String(points / total));
      slider.style.setProperty('--reach', String((points + left()) / total));
      slider.setAttribute('aria-valuetext', fill(words.amount, { points, total }));
      amount.textContent = String(points);
      element.classList.toggle('u-unset', isUntouched);
    }
    clear.hidden = isUntouched;
    status.textContent = rest();
  };
  const give = ({ id, slider }) => {
    const most = given[id] + left();
    const points = Math.min(Number(slider.value), most);
    const isRefused = points === given[id];
    given = { ...given, [id]: points };
    if (left() === 0 && !isRefused) sent.put(given);
    draw();
    if (isRefused) status.textContent = words.over;
  };
  const show = () => {
    const none = Object.fromEntries(options.map(({ id }) => [id, 0]));
    given = isAnswered() ? { ...model.get('value') } : none;
    draw();
  };

  for (const row of rows) {
    row.slider.addEventListener('input', () => give(row));
    row.slider.addEventListener('change', () => void sent.flush());
  }
  clear.addEventListener('click', () => {
    sent.put({});
    show();
    rows[0].slider.focus();
  });

  return shown({ model, el, root, show, sent });
}

export default { render };
