/* A field to write in, bound to the line that says who could read it. */

function render({ model, el }) {
  const sent = delivery(model, el, { rest: 400, settle: true });
  const id = newId();
  const note = (name, text) => (text ? make('p', { class: 'u-help', id: `${id}-${name}` }, text) : null);
  const help = note('help', model.get('help'));
  const privacy = note('privacy', model.get('privacy'));
  privacy?.classList.add('u-privacy');
  const full = make('p', { class: 'u-help u-full', role: 'status' });
  const area = make('textarea', {
    id, rows: model.get('rows'), maxlength: model.get('limit'), dir: 'auto', spellcheck: 'true',
    'aria-describedby': [help, privacy].filter(Boolean).map((line) => line.id).join(' '),
  });
  const root = make('div', { class: 'u-part u-text' },
    make('label', { class: 'u-label', for: id }, model.get('label')), help, area, privacy, full);

  const show = () => {
    const value = model.get('value');
    if (area.value !== value) area.value = value; // setting it moves the caret
    full.textContent = area.value.length >= model.get('limit') ? model.get('full') : '';
  };
  area.addEventListener('input', () => {
    sent.put(area.value);
    show();
  });
  area.addEventListener('blur', () => void sent.flush());

  return shown({ model, el, root, show, sent });
}

export default { render };
