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
    stamp = model.get('stamp') + 1; // the same field may be shown in two places
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
  /* ipywidgets holds a change back while the session works on the one before it, and a page that goes would
     take it along. A message is never held back. */
  const leave = () => {
    void flush();
    if (heard >= stamp) return;
    try {
      model.send({ type: 'leaving', value: model.get('value'), stamp: model.get('stamp') });
    } catch {
      // As above: the session is gone.
    }
  };

  model.on('msg:custom', onMessage);
  document.addEventListener('unlabeled:flush', onFlush);
  document.addEventListener('visibilitychange', leave);
  for (const name of ['beforeunload', 'pagehide']) window.addEventListener(name, leave);

  /* Take up what a widget of the same key left behind. */
  const resume = () => {
    const key = model.get('key');
    if (!leftBehind().has(key)) return;
    const value = leftBehind().get(key);
    leftBehind().delete(key);
    put(value);
  };
  const stop = () => {
    leave();
    if (kept < stamp && model.get('key')) leftBehind().set(model.get('key'), model.get('value'));
    model.off('msg:custom', onMessage);
    document.removeEventListener('unlabeled:flush', onFlush);
    document.removeEventListener('visibilitychange', leave);
    for (const name of ['beforeunload', 'pagehide']) window.removeEventListener(name, leave);
    kept = stamp;
    tell();
  };
  return { put, flush, resume, stop };
}

/* Put a field into the page and keep it as its model is; the function that is returned takes it away. */
function shown({ model, el, root, show, sent, names = ['value'] }) {
  fence(root);
  show();
  el.append(root);
  const stop = follow(model, names, show);
  sent.resume();
  return () => {
    stop();
    sent.stop();
  };
}
