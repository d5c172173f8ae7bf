/* A button. What was typed elsewhere is sent before the press: messages of two widgets may overtake. */

function render({ model, el }) {
  const root = make('button', { type: 'button' });
  const show = () => {
    root.textContent = model.get('label');
    root.disabled = model.get('disabled');
    root.className = `u-part ${model.get('quiet') ? 'u-link' : 'u-press'}`;
  };
  root.addEventListener('click', async () => {
    await everythingSent();
    try {
      model.send({ type: 'press' });
    } catch {
      // The session is gone, and the journal's bar says so.
    }
  });

  fence(root);
  show();
  el.append(root);
  return follow(model, ['label', 'disabled', 'quiet'], show);
}

export default { render };
