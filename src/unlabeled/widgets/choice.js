/* One option out of several. */

function render({ model, el }) {
  const sent = delivery(model, el);
  const { root, inputs, labelId } = optionGroup(model, 'radio');
  const clear = make('button', { type: 'button', class: 'u-link', 'aria-describedby': labelId }, model.get('clear'));
  if (model.get('clear')) root.append(clear);

  const show = () => {
    const value = model.get('value');
    inputs.forEach((input) => (input.checked = input.value === value));
    clear.classList.toggle('u-away-now', value === null);
  };
  inputs.forEach((input) => input.addEventListener('change', () => sent.put(input.value)));
  clear.addEventListener('click', () => {
    sent.put(null);
    inputs[0].focus();
  });

  return shown({ model, el, root, show, sent });
}

export default { render };
