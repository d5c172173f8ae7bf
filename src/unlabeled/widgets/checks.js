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

  fence(root);
  show();
  el.append(root);
  const stop = follow(model, ['value'], show);
  sent.resume();
  return () => {
    stop();
    sent.stop();
  };
}

export default { render };
