/* What phones and the wall share: words, the state of the room, and how results are drawn. */
'use strict';

const words = JSON.parse(document.getElementById('words').textContent);
const at = (id) => document.getElementById(id);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/* An element with attributes and children; texts become text nodes and nothing else. */
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/* How long an answer of the room is waited for: a network that is gone often says nothing at all. */
const soon = () => AbortSignal.timeout?.(10000);

const show = (element, text) => {
  element.textContent = text;
  element.hidden = !text;
};

/* What stands under every page: how many seats, and whether the room is locked. */
const drawFooter = (state) => {
  at('seats').textContent = fill(words.seats, { seats: state.seats });
  show(at('locked'), state.locked ? words.locked : '');
};

/* A result as a table. Its bars reach from the lower to the upper limit and say nothing that the words do not. */
const drawResult = (result, caption) => {
  const says = make('p', {}, result.says);
  const isTable = result.lines.some((line) => line.value);
  if (!isTable) return [says, ...result.lines.map((line) => make('p', { class: 'way' }, line.label))];
  const rows = result.lines.map((line) => {
    const bar = make('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.setProperty('--low', `${line.low}%`);
    bar.style.setProperty('--high', `${line.high}%`);
    return make('tr', {}, make('th', { scope: 'row' }, line.label), make('td', {}, make('span', { class: 'value' }, line.value), bar));
  });
  const head = make('tr', {}, make('th', { scope: 'col' }, words.answer), make('th', { scope: 'col' }, words.share));
  const table = make('table', {}, make('caption', { class: 'unseen' }, caption), make('thead', {}, head), make('tbody', {}, ...rows));
  return [says, table, ...(result.note ? [make('p', { class: 'note' }, result.note)] : [])];
};

/* Follow the room: events while they come, and a look of our own whenever the page is seen again.
   Mobile Safari ends a stream without a word, so a missed beat begins a new one. */
const follow = (draw) => {
  const patience = 40000; // milliseconds; a beat comes every 15 seconds
  let source = null;
  let heard = Date.now(); // when the stream last said something
  let seen = ''; // epoch and version that were drawn
  let isOver = false;

  const tell = (text) => { at('line').textContent = text; }; // never hidden: what is read out must have been there before
  const take = (text) => {
    const state = JSON.parse(text);
    if (state.ending) return end();
    tell('');
    const version = `${state.epoch}-${state.version}`;
    const [epoch, number] = seen.split('-');
    if (version === seen || (epoch === state.epoch && Number(number) > state.version)) return;
    seen = version;
    draw(state);
  };
  const end = () => {
    isOver = true;
    source?.close();
    tell(words.ending);
    setTimeout(() => { isOver = false; listen(); }, 15000); // it may have been started anew
  };
  const listen = () => {
    if (isOver) return;
    source?.close();
    heard = Date.now();
    source = new EventSource('events');
    source.addEventListener('state', (event) => { heard = Date.now(); take(event.data); });
    source.addEventListener('beat', () => { heard = Date.now(); });
    source.addEventListener('closing', end);
    source.addEventListener('error', () => { if (!isOver) tell(words.connecting); });
  };
  const look = async () => {
    if (document.visibilityState === 'hidden' || isOver) return;
    try {
      const answer = await fetch('state', { cache: 'no-store', signal: soon() });
      if (answer.ok) take(await answer.text());
    } catch {
      tell(words.connecting);
    }
    if (source?.readyState !== EventSource.OPEN || Date.now() - heard > patience) listen();
  };
  document.addEventListener('visibilitychange', look);
  for (const back of ['pageshow', 'online']) window.addEventListener(back, look);
  setInterval(() => {
    if (source?.readyState === EventSource.CLOSED || Date.now() - heard > patience) look();
  }, 5000);
  take(at('state').textContent); // as it was when this page was sent
  listen();
  return () => { isOver = true; source?.close(); };
};
