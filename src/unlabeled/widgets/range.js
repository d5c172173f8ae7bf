/* A native slider with its ends in words; it can stand unanswered. */

const decimals = (step) => (String(step).split('.')[1] ?? '').length;

function render({ model, el }) {
  const sent = delivery(model, el, { rest: 60 });
  const id = newId();
  const label = make('label', { class: 'u-label', for: id }, model.get('label'));
  /* The slider says its value itself: said twice, it would be noise. */
  const output = make('output', { class: 'u-value', for: id, 'aria-live': 'off' });
  const helpText = model.get('help');
  const help = helpText ? make('p', { class: 'u-help', id: `${id}-help` }, helpText) : null;
  const slider = make('input', {
    type: 'range', id, min: model.get('minimum'), max: model.get('maximum'), step: model.get('step'),
    'aria-describedby': helpText ? `${id}-help` : '',
  });
  const clear = make('button', { type: 'button', class: 'u-link', 'aria-describedby': `${id}-label` }, model.get('clear'));
  label.id = `${id}-label`;
  const ends = make('div', { class: 'u-ends' },
    make('span', {}, model.get('low')), model.get('clear') ? clear : null, make('span', {}, model.get('high')));
  const root = make('div', { class: 'u-part u-range' },
    make('div', { class: 'u-line-of-label' }, label, output), help, slider, ends);

  const middle = () => {
    const [low, high, step] = ['minimum', 'maximum', 'step'].map((name) => model.get(name));
    return low + Math.round((high - low) / 2 / step) * step;
  };
  const words = (value) => {
    const unit = model.get('unit');
    const number = value.toFixed(Math.max(decimals(model.get('step')), decimals(model.get('minimum'))));
    return unit ? `${number}\u00a0${unit}` : number;
  };
  /* What is read out at an end is the end's word as well as its number. */
  const spoken = (value) => {
    const end = value === model.get('minimum') ? model.get('low') : value === model.get('maximum') ? model.get('high') : '';
    return end ? `${words(value)}, ${end}` : words(value);
  };
  const show = () => {
    const value = model.get('value');
    const unset = value === null;
    slider.value = String(unset ? middle() : value);
    const [low, high] = [Number(slider.min), Number(slider.max)];
    slider.style.setProperty('--at', String((Number(slider.value) - low) / (high - low)));
    root.classList.toggle('u-unset', unset);
    output.textContent = unset ? model.get('unset') : words(value);
    slider.setAttribute('aria-valuetext', unset ? model.get('unset') || words(middle()) : spoken(value));
    clear.hidden = unset;
  };
  const answer = () => {
    sent.put(Number(slider.value));
  };
  /* A press on the thumb, or Enter, moves nothing and is an answer all the same. */
  const answerWhereItStands = () => {
    if (model.get('value') === null) answer();
  };

  slider.addEventListener('input', answer);
  slider.addEventListener('change', () => void sent.flush());
  slider.addEventListener('click', answerWhereItStands);
  slider.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') answerWhereItStands();
  });
  clear.addEventListener('click', () => {
    sent.put(null);
    slider.focus();
  });

  return shown({ model, el, root, show, sent, names: ['value', 'unset'] });
}

export default { render };
