/* The way of an answer to the session: not too often, the last one always, and known to have arrived. */

/* Answers whose widget went away before they arrived: its session died, and a new one draws the widget again.
   They live as long as this page, in no storage. */
const leftBehind = () => (document.unlabeledLeftBehind ??= new Map());

/* `rest` is the least time between two messages; with `settle`, a message waits for that long a silence. */
function delivery(model, el, { rest = 0, settle = false } = {}) {
  const field = {};
  let stamp = model.get('stamp');
  let heard = stamp; // the last message that the session took in
  let kept = stamp; // the last one that it could also store
  let hurried = stamp; // the last one that overtook what ipywidgets held back
  let mine = model.get('value');
  let timer = 0;
  let last = 0;
  let waiting = [];

  const tell = () => {
    const detail = { field, el, unsaved: kept < stamp };
    document.dispatchEvent(new CustomEvent('unlabeled:unsaved', { detail }));
  };
  const send = () => {
    clearTimeout(timer);
    timer = 0;
    last = Date.now();
    try {
      model.save_changes();
    } catch {
      // The session is gone. The answer stays unsaved, and the journal's bar says so.
    }
  };
  const put = (value) => {
    document.dispatchEvent(new CustomEvent('unlabeled:next', { detail: field }));
    mine = value;
    stamp = Math.max(stamp, model.get('stamp')) + 1; // the same field may be shown in two places
    model.set({ value, stamp });
    tell();
    const pause = settle ? rest : Math.max(0, last + rest - Date.now());
    if (settle) clearTimeout(timer);
    if (pause === 0) send();
    else if (settle || !timer) timer = setTimeout(send, pause);
  };
  const flush = () => {
    if (timer) send();
    return heard >= stamp ? Promise.resolve() : new Promise((done) => waiting.push([stamp, done]));
  };

  const onMessage = (message) => {
    if (message.type !== 'stored' || message.stamp <= heard) return;
    heard = message.stamp;
    if (message.kept) kept = heard;
    waiting.filter(([upTo]) => upTo <= message.stamp).forEach(([, done]) => done());
    waiting = waiting.filter(([upTo]) => upTo > message.stamp);
    tell();
  };
  const onFlush = (event) => event.detail.push(flush());
  /* ipywidgets holds a change back while the session works on the one before it. A page that goes would take it
     along, and a later answer to another question would arrive first. A message is never held back. */
  const hurry = () => {
    void flush();
    if (heard >= stamp || hurried >= stamp) return;
    hurried = stamp;
    try {
      model.send({ type: 'now', value: model.get('value'), stamp: model.get('stamp') });
    } catch {
      // As above: the session is gone.
    }
  };
  const onNext = (event) => event.detail !== field && hurry();

  /* The session repeats what it takes in. Where it is behind, that would take away what was answered since. */
  const isBehind = () => {
    if (model.get('stamp') >= stamp) return false;
    model.set({ value: mine, stamp });
    return true;
  };

  model.on('msg:custom', onMessage);
  model.on('change:stamp', isBehind);
  document.addEventListener('unlabeled:flush', onFlush);
  document.addEventListener('unlabeled:next', onNext);
  document.addEventListener('visibilitychange', hurry);
  for (const name of ['beforeunload', 'pagehide']) window.addEventListener(name, hurry);

  /* Take up what a widget of the same key left behind. */
  const resume = () => {
    const key = model.get('key');
    if (!leftBehind().has(key)) return;
    const value = leftBehind().get(key);
    leftBehind().delete(key);
    put(value);
  };
  const stop = () => {
    hurry();
    if (kept < stamp && model.get('key')) leftBehind().set(model.get('key'), model.get('value'));
    model.off('msg:custom', onMessage);
    model.off('change:stamp', isBehind);
    document.removeEventListener('unlabeled:flush', onFlush);
    document.removeEventListener('unlabeled:next', onNext);
    document.removeEventListener('visibilitychange', hurry);
    for (const name of ['beforeunload', 'pagehide']) window.removeEventListener(name, hurry);
    kept = stamp;
    tell();
  };
  return { put, flush, isBehind, resume, stop };
}

/* Put a field into the page and keep it as its model is; the function that is returned takes it away. */
function shown({ model, el, root, show, sent, names = ['value'] }) {
  fence(root);
  show();
  el.append(root);
  const stop = follow(model, names, () => sent.isBehind() || show());
  sent.resume();
  return () => {
    stop();
    sent.stop();
  };
}
