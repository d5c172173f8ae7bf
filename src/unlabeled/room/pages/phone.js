/* The participant's page. An answer stays on this phone until its question is closed, and then it is removed. */
'use strict';

const HOURS = 12; // what is older is removed on the next visit
const KEY = 'unlabeled-room';
const NO_SEAT = ['wrong_code', 'locked', 'full']; // why a phone may be in no seat
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

/* What this phone holds: {since, code, seat, proof, ballot: {q, id, answer, sentTo, knownTo}}; the last two are epochs. */
let here = null;
let state = null;
let drawn = ''; // which question, and in which phase, is on the page
let refused = ''; // why this phone has no seat, if it was told so
let isLeft = false;
let isSending = false;

const keep = () => {
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
  } catch {
    show(at('unkept'), words.unkept); // a private window: then it lives as long as the page
  }
};
const wipe = () => {
  try {
    localStorage.removeItem(KEY);
  } catch { /* nothing was kept */ }
};
const kept = () => {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    if (found && Date.now() - found.since < HOURS * 3600e3) return found;
  } catch { /* nothing, or not ours */ }
  wipe();
  return null;
};

const begin = () => {
  const code = location.hash.slice(1);
  here = kept();
  if (code && here?.code !== code) here = { since: Date.now(), code, seat: newId(), proof: null, ballot: null };
  if (!here) return false;
  keep();
  return true;
};

const say = (text) => { at('said').textContent = text; };

/* Spaces at the end give all that goes out one length: on an encrypted network, too, a length can be seen, and a pass
   is shorter than an order of options. */
const LENGTH = 2048;
const sameLength = (text) => text.padEnd(Math.ceil(text.length / LENGTH) * LENGTH);

const post = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: sameLength(JSON.stringify(body)),
    signal: soon(),
  });
  const content = await answer.json();
  return answer.ok ? content : { ...content.error, status: answer.status };
};

let joinedEpoch = null;
const join = async () => {
  const { seat, code, proof } = here;
  const got = await post('join', { seat, code, proof });
  if (!got.proof) return got;
  joinedEpoch = got.epoch;
  here.proof = got.proof;
  keep();
  return null;
};

/* Send what was not sent, until it is there or the room says no. Sending twice counts once. */
const send = async () => {
  if (isSending || isLeft) return;
  isSending = true;
  const again = await attempt().catch(() => {
    say(words.kept);
    return 3000;
  });
  isSending = false;
  if (again && !isLeft) later(again);
};

/* Say why there is no seat, in the place of what only somebody with a seat can do. */
const refuse = (text) => {
  if (text === refused) return;
  refused = text;
  drawn = '';
  draw(state);
};

/* Try once; return after how many milliseconds to try again, or nothing. */
const attempt = async () => {
  if (joinedEpoch !== state.epoch) {
    const no = await join();
    refuse(NO_SEAT.includes(no?.reason) ? no.says : '');
    if (no) {
      if (!refused) say(no.says);
      return no.reason === 'wrong_code' ? null : 10000; // a room may be unlocked again
    }
  }
  const { ballot } = here;
  if (!ballot || ballot.q !== state.prompt?.id || state.phase !== 'open' || ballot.sentTo === state.epoch) return null;
  say(words.sending);
  const { answer } = ballot;
  // A change needs the ballot's id alone, so the seat does not travel beside it a second time.
  const seat = ballot.knownTo === state.epoch ? null : here.seat;
  const got = await post('ballot', { q: ballot.q, ballot: ballot.id, seat, answer });
  if (here?.ballot !== ballot) return 200; // changed, or closed, while it was on its way
  if (got.reason === 'unknown_seat') {
    joinedEpoch = null;
    ballot.knownTo = null;
    return 500;
  }
  if (got.status === 429 || got.status === 500) return 1500;
  ballot.sentTo = state.epoch; // also what the room has refused is not sent a second time
  if (got.kept) ballot.knownTo = state.epoch;
  keep();
  say(got.says ?? (answer === null ? words.passed : words.sent));
  return null;
};
let timer = null;
const later = (wait) => {
  clearTimeout(timer);
  timer = setTimeout(send, wait);
};

const cast = (answer) => {
  const { id } = state.prompt;
  const before = here.ballot?.q === id ? here.ballot : { q: id, id: newId() };
  here.ballot = { ...before, answer, sentTo: null };
  keep();
  at('send').textContent = words.again;
  send();
};

const radios = (name, texts, chosen, legend) => {
  const field = make('fieldset', {}, make('legend', {}, legend));
  texts.forEach((text, place) => {
    const input = make('input', { type: 'radio', name, value: place });
    input.checked = place === chosen;
    field.append(make('label', { class: 'row' }, input, make('span', {}, text)));
  });
  return { field, value: () => { const on = field.querySelector('input:checked'); return on ? Number(on.value) : null; } };
};

const chooser = (prompt, before) => {
  const { field, value } = radios('answer', prompt.answers, before, prompt.text);
  field.firstChild.className = 'unseen';
  return { parts: [field], value };
};

const slider = (prompt, before) => {
  const middle = Math.round((prompt.low + prompt.high) / 2);
  const bandOf = (number) => prompt.bands.findLastIndex((first) => first <= number);
  const input = make('input', { type: 'range', id: 'number', min: prompt.low, max: prompt.high, step: 1 });
  input.value = before === null ? middle : prompt.bands[before];
  let isTouched = before !== null;
  const number = make('output', { for: 'number', class: 'number' }, before === null ? '–' : prompt.answers[before]);
  const goes = make('p', { class: 'note' }, words.move);
  const tell = () => {
    isTouched = true;
    const band = prompt.answers[bandOf(Number(input.value))];
    number.textContent = input.value;
    goes.textContent = fill(words.goes, { band });
    input.setAttribute('aria-valuetext', input.value);
  };
  for (const kind of ['input', 'click', 'keyup']) input.addEventListener(kind, tell);
  const ends = make('div', { class: 'ends', 'aria-hidden': 'true' }, make('span', {}, prompt.at_low), make('span', {}, prompt.at_high));
  const label = make('label', { for: 'number', class: 'unseen' }, prompt.text);
  return { parts: [label, number, input, ends, goes], value: () => (isTouched ? bandOf(Number(input.value)) : null) };
};

const ranking = (prompt, before) => {
  let order = before ?? prompt.answers.map((_, place) => place);
  const list = make('ol', { class: 'ranks', role: 'list' });
  const rows = prompt.answers.map((option) => {
    const button = (sign, name, by) => {
      const element = make('button', { type: 'button', class: 'push', 'aria-label': fill(words[name], { option }) }, sign);
      element.addEventListener('click', () => push(prompt.answers.indexOf(option), by, element));
      return element;
    };
    return make('li', { class: 'row' }, make('span', {}, option), button('↑', 'up', -1), button('↓', 'down', 1));
  });
  const arrange = () => {
    list.append(...order.map((option) => rows[option]));
    order.forEach((option, place) => {
      const [up, down] = rows[option].querySelectorAll('button');
      up.setAttribute('aria-disabled', place === 0);
      down.setAttribute('aria-disabled', place === order.length - 1);
    });
  };
  const push = (option, by, button) => {
    const from = order.indexOf(option);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    [order[from], order[to]] = [order[to], order[from]];
    order = [...order];
    arrange();
    button.focus();
    say(fill(words.place, { option: prompt.answers[option], place: to + 1, count: order.length }));
  };
  arrange();
  return { parts: [make('p', { class: 'note' }, words.order), list], value: () => order };
};

const survey = (prompt, before) => {
  const fields = prompt.items.map((text, place) => {
    const number = fill(words.out_of, { number: place + 1, total: prompt.items.length });
    const { field, value } = radios(`item-${place}`, prompt.answers, before?.[place] ?? null, text);
    field.firstChild.prepend(make('span', { class: 'note' }, number), make('br'));
    const clear = make('button', { type: 'button', class: 'quiet' }, words.leave_out);
    clear.addEventListener('click', () => { for (const input of field.querySelectorAll('input')) input.checked = false; });
    field.append(clear);
    return { field, value };
  });
  const value = () => {
    const places = fields.map((each) => each.value());
    return places.some((place) => place !== null) ? places : null;
  };
  return { parts: [make('p', {}, prompt.invitation), ...fields.map((each) => each.field)], value };
};

const kinds = { agreement: chooser, choice: chooser, safety: chooser, number: slider, ranking, survey };

const ask = (prompt) => {
  const mine = here.ballot?.q === prompt.id ? here.ballot : null;
  const { parts, value } = kinds[prompt.kind](prompt, mine ? mine.answer : null);
  const button = make('button', { type: 'submit', id: 'send' }, mine ? words.again : words.send);
  const pass = make('button', { type: 'button', id: 'pass', class: 'second' }, words.pass_);
  const form = make('form', { autocomplete: 'off' }, ...(prompt.help ? [make('p', { class: 'note' }, prompt.help)] : []), ...parts,
    make('div', { class: 'buttons' }, button, pass));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = value();
    if (answer === null) say(words.choose);
    else cast(answer);
  });
  pass.addEventListener('click', () => cast(null));
  at('stage').replaceChildren(form);
};

const draw = (next) => {
  if (isLeft) return;
  state = next;
  drawFooter(state);
  const { prompt, phase, result } = state;
  const now = `${prompt?.id} ${phase}`;
  const { ballot } = here;
  const isDone = ballot && (phase === 'closed' || ballot.q !== prompt?.id);
  const isThere = ballot?.sentTo === state.epoch && ballot.knownTo === state.epoch;
  if (isDone) {
    here.ballot = null; // its question is closed, perhaps while this phone slept
    keep();
  }
  send();
  if (now === drawn) return;
  const isNew = drawn !== '';
  drawn = now;
  if (phase === 'closing') {
    say(words.closing);
    for (const control of document.querySelectorAll('#stage button, #stage input')) control.disabled = true;
    return;
  }
  at('heading').textContent = prompt && !refused ? prompt.text : words.heading;
  if (refused) {
    at('stage').replaceChildren(make('p', {}, refused));
    at('locked').hidden = true; // it says the same
    say('');
  } else if (phase === 'open') {
    say('');
    ask(prompt);
  } else if (result) {
    at('stage').replaceChildren(...drawResult(result, prompt.text));
    say(isDone && !isThere ? words.late : words.closed); // the same where nothing was answered
  } else {
    at('stage').replaceChildren(make('p', {}, words.waiting));
  }
  if (isNew) at('heading').focus();
};

let stop = null;
const leave = () => {
  isLeft = true;
  stop();
  clearTimeout(timer);
  here = null;
  wipe();
  history.replaceState(null, '', location.pathname);
  at('stage').replaceChildren(make('p', {}, words.left));
  at('heading').textContent = words.heading;
  at('line').textContent = '';
  for (const id of ['said', 'seats', 'leave', 'locked', 'unkept']) at(id).hidden = true;
  at('heading').focus();
};

/* Another tab of this phone has the same seat and the same ballot; when one leaves, all do. */
const hear = ({ key, newValue }) => {
  if (isLeft || (key !== null && key !== KEY)) return;
  if (newValue === null) return leave();
  const found = JSON.parse(newValue);
  if (found.seat !== here.seat) return;
  const isOther = JSON.stringify(found.ballot?.answer) !== JSON.stringify(here.ballot?.answer);
  here = found;
  if (isOther && state.phase === 'open' && !refused) ask(state.prompt);
};

const start = () => {
  if (location.protocol === 'http:') show(at('plain'), words.plain);
  if (!begin()) {
    at('stage').replaceChildren(make('p', {}, words.no_code));
    at('leave').hidden = true;
    return;
  }
  stop = follow(draw);
  at('leave').addEventListener('click', leave);
  window.addEventListener('storage', hear);
};

window.addEventListener('hashchange', () => location.reload());
start();
