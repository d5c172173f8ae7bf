/* A group of native radio buttons or checkboxes. */

function optionGroup(model, type) {
  const id = newId();
  const helpText = model.get('help');
  const inputs = [];
  const rows = model.get('options').map((option, index) => {
    const note = option.note ? make('span', { class: 'u-note', id: `${id}-note-${index}` }, option.note) : null;
    const input = make('input', {
      type, name: id, value: option.id, id: `${id}-${index}`, 'aria-describedby': note ? note.id : '',
    });
    inputs.push(input);
    return make('div', { class: 'u-option' }, input,
      make('div', {}, make('label', { for: input.id }, option.text), note));
  });
  const root = make('fieldset', { class: 'u-part u-options', 'aria-describedby': helpText ? `${id}-help` : '' },
    make('legend', { class: 'u-label', id: `${id}-label` }, model.get('label')),
    helpText ? make('p', { class: 'u-help', id: `${id}-help` }, helpText) : null, ...rows);
  return { root, inputs, labelId: `${id}-label` };
}
