/* A question that several elements answer together, and the line below them. */

function group(model, kind, ...children) {
  const id = newId();
  const help = model.get('help') ? make('p', { class: 'u-help', id }, model.get('help')) : null;
  return make('fieldset', { class: `u-part u-options ${kind}`.trim(), 'aria-describedby': help ? id : '' },
    make('legend', { class: 'u-label', id: newId() }, model.get('label')), help, ...children);
}

/* What is read, and longer words below it. */
const wording = ({ text, note }) =>
  make('span', { class: 'u-wording', dir: 'auto' }, text, note ? make('span', { class: 'u-note' }, note) : null);

/* What happened last stands here, and is read out; beside it stand the ways back. */
function bottomLine(...buttons) {
  const status = make('p', { class: 'u-help', role: 'status' });
  return { status, line: make('div', { class: 'u-bottom-line' }, status, ...buttons) };
}
