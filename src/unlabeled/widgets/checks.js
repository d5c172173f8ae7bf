/* Any number of options. */

function render({ model, el }) {
  const sent = delivery(model, el);
  const { root, inputs } = optionGroup(model, 'checkbox');

  const show = () => {
    const value = model.get('value');
    inputs.forEach((input) => (input.checked = value.includes(input.value)));
  };
  root.addEventListener('change', () => {
    sent.put(inputs.filter((input) => input.checked).map((input) => input.value));
  });

  return shown({ model, el, root, show, sent });
}

export default { render };
