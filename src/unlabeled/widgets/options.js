/* A group of native radio buttons or checkboxes. */

const SHORT = 36; // characters: two such options stand beside one another in a column of text

function optionGroup(model, type) {
  const id = newId();
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
  const root = group(model, '', ...rows);
  const isShort = ({ text, note }) => !note && text.length <= SHORT;
  root.classList.toggle('u-short', rows.length > 2 && model.get('options').every(isShort));
  return { root, inputs, labelId: root.querySelector('legend').id };
}
