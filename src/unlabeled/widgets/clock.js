/* The row of a plan that is on now. It runs by the browser's clock, and asks the session to look now and then. */

const MINUTE = 60_000;
const LOOK = 2000; // milliseconds between two looks
const PATIENCE = 15_000; // without an answer for so long, the session is gone

const timeOf = (moment) => new Date(moment).toTimeString().slice(0, 5);

function render({ model, el }) {
  const words = model.get('words');
  let slots = model.get('slots');
  const [began, speed] = [model.get('began'), model.get('speed')];
  // A rehearsal's clock runs faster, from the first row on.
  const moment = () => (speed === 1 || !slots.length ? Date.now() : slots[0].start + (Date.now() - began) * speed);
  const lost = make('p', { class: 'u-clock-lost', role: 'alert', hidden: true });
  const time = make('p', { class: 'u-clock-time' });
  const left = make('p', { class: 'u-clock-left' });
  const part = make('p', { class: 'u-help' });
  const name = make('h3', {});
  const what = make('p', {});
  const cue = make('p', { class: 'u-clock-cue' });
  const then = make('p', { class: 'u-help' });
  const cut = make('p', {});
  const late = make('details', { class: 'u-more' }, make('summary', {}, words.late), cut);
  const now = make('div', { class: 'u-clock-now', role: 'status' }, part, name, what, cue);
  const top = make('div', { class: 'u-clock-top' }, time, left);
  const root = make('section', { class: 'u-part u-clock', 'aria-label': model.get('label') }, lost, top, now, then, late);
  let shown = null; // which row stands there; it is read out once, and not every second
  let heard = Date.now();
  let asked = null; // when a look was asked for that was not answered yet

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
    element.hidden = !text;
  };
  const remaining = (until) => {
    const minutes = Math.floor((until - moment()) / MINUTE);
    if (minutes < 1) return words.last;
    return minutes === 1 ? words.one : fill(words.left, { minutes });
  };
  const place = () => slots.findIndex((slot) => moment() < slot.end);
  const drawRow = (at, isBefore) => {
    const slot = isBefore ? null : slots[at];
    const next = isBefore ? slots[at] : slots[at + 1];
    write(part, !slot ? '' : slot.part === slot.name ? slot.form : `${slot.part} · ${slot.form}`); // not twice
    write(name, slot ? slot.name : '');
    write(what, slot ? slot.do : '');
    write(cue, slot?.cue ? fill(words.say, slot) : '');
    write(then, next ? fill(words.then, { time: timeOf(next.start), name: next.name }) : '');
    write(cut, slot ? slot.cut : '');
    late.hidden = !cut.textContent;
  };
  const draw = () => {
    write(time, timeOf(moment()));
    write(lost, Date.now() - heard > PATIENCE ? words.lost : '');
    const at = place();
    const isBefore = at === 0 && moment() < slots[0].start;
    if (!slots.length) write(left, '');
    else if (at < 0) write(left, words.over);
    else if (isBefore) {
      const minutes = Math.ceil((slots[0].start - moment()) / MINUTE);
      write(left, fill(words.before, { time: timeOf(slots[0].start), minutes }));
    } else write(left, remaining(slots[at].end));
    const row = `${at} ${isBefore}`;
    if (row === shown) return;
    shown = row;
    drawRow(at < 0 ? slots.length : at, isBefore);
  };
  const look = () => {
    if (document.hidden) {
      heard = Date.now(); // nobody asks while nobody sees it
      return;
    }
    if (asked !== null && Date.now() - asked < PATIENCE) return; // a slow session is not asked twice
    asked = Date.now();
    try {
      model.send({ type: 'look' });
    } catch {
      // The session is gone; the line says so in a moment.
    }
  };
  const onPlan = () => {
    slots = model.get('slots');
    shown = null;
    draw();
  };
  const onMessage = (message) => {
    if (message.type !== 'here') return;
    heard = Date.now();
    asked = null;
  };

  fence(root);
  draw();
  look();
  el.append(root);
  model.on('msg:custom', onMessage);
  model.on('change:slots', onPlan);
  const timers = [setInterval(draw, 1000), setInterval(look, LOOK)];
  return () => {
    timers.forEach(clearInterval);
    model.off('msg:custom', onMessage);
    model.off('change:slots', onPlan);
  };
}

export default { render };
