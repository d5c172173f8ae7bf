/* A button, which may give a file. What was typed elsewhere is sent before the press: messages of two widgets may overtake. */

function render({ model, el }) {
  const button = make('button', { type: 'button' });
  const root = make('div', { class: 'u-part' }, button);
  const show = () => {
    button.textContent = model.get('label');
    button.disabled = model.get('disabled');
    button.className = model.get('quiet') ? 'u-link' : 'u-press';
  };
  button.addEventListener('click', async () => {
    await everythingSent();
    try {
      model.send({ type: 'press' });
    } catch {
      // The session is gone, and the journal's bar says so.
    }
  });

  const onMessage = (message) => {
    if (message.type === 'file') save(message);
  };

  fence(root);
  show();
  el.append(root);
  model.on('msg:custom', onMessage);
  const unfollow = follow(model, ['label', 'disabled', 'quiet'], show);
  return () => {
    unfollow();
    model.off('msg:custom', onMessage);
  };
}

export default { render };
