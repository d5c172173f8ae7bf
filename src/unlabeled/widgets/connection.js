/* Keeping the session awake while somebody is here, and knowing when it is gone. */

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

/* Calls `changed({ lost, unsaved })` when the session stops or starts to answer, or writing stays unsaved. */
function connection(model, el, changed) {
  const since = (moment) => (Date.now() - moment) / 1000;
  const unsaved = new Map(); // field → since when
  let touched = Date.now();
  let asked = Date.now();
  let number = 0;
  let waits = false;
  let lost = false;
  let told = '';

  const oldest = () => Math.min(...unsaved.values(), Infinity);
  const tell = () => {
    const state = { lost, unsaved: unsaved.size > 0 && (lost || since(oldest()) > model.get('answer')) };
    const now = JSON.stringify(state);
    if (now !== told) changed(state);
    told = now;
  };
  const become = (isLost) => {
    lost = isLost;
    tell();
  };
  const ask = () => {
    number += 1;
    asked = Date.now();
    waits = true;
    try {
      model.send({ type: 'ping', number });
    } catch {
      become(true); // the session is known to be gone
    }
  };
  /* ipywidgets marks what has lost its session: a kernel that restarts or is shut down. */
  const isCutOff = () => el.closest('.jupyter-widgets-disconnected') !== null;
  const tick = () => {
    if (isCutOff() || (waits && since(asked) > model.get('answer'))) lost = true;
    const isHere = since(touched) < model.get('patience');
    const isDue = since(asked) > model.get(lost ? 'answer' : 'every');
    const isSlow = !waits && since(oldest()) > 2; // an answer should have arrived by now
    if (isHere && (isDue || isSlow)) ask();
    tell();
  };
  const onMessage = (message) => {
    if (message.type !== 'pong' || message.number !== number) return;
    waits = false;
    become(false);
  };
  const onTouch = () => {
    touched = Date.now();
  };
  const onUnsaved = ({ detail }) => {
    if (!detail.unsaved) unsaved.delete(detail.field);
    else if (!unsaved.has(detail.field) && pageAround(el).contains(detail.el)) unsaved.set(detail.field, Date.now());
    tell();
  };
  const onReturn = () => {
    onTouch();
    if (!waits) ask();
  };
  const onCut = () => become(isCutOff());

  const pace = Math.min(1, model.get('every'), model.get('answer')) * 1000;
  const timer = setInterval(tick, pace);
  TOUCHES.forEach((name) => document.addEventListener(name, onTouch, { capture: true, passive: true }));
  document.addEventListener('unlabeled:unsaved', onUnsaved);
  ['online', 'focus'].forEach((name) => window.addEventListener(name, onReturn));
  model.on('msg:custom', onMessage);
  model.on('comm_live_update', onCut);

  return () => {
    clearInterval(timer);
    TOUCHES.forEach((name) => document.removeEventListener(name, onTouch, { capture: true }));
    document.removeEventListener('unlabeled:unsaved', onUnsaved);
    ['online', 'focus'].forEach((name) => window.removeEventListener(name, onReturn));
    model.off('msg:custom', onMessage);
    model.off('comm_live_update', onCut);
  };
}
