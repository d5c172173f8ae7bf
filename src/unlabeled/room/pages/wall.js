/* The projector's page: how to join, what is asked, and what is shown once it is closed. */
'use strict';

const code = location.hash.slice(1);
let drawn = ''; // which question, and in which phase: somebody who joins says nothing new about it

/* Nobody scrolls a wall: where something would lie below its edge, all of it becomes a little smaller. */
const fit = () => {
  const { style } = document.body;
  style.removeProperty('--fit');
  if (!matchMedia('screen and (min-width: 48rem)').matches) return;
  for (let size = 1; size > 0.5 && document.documentElement.scrollHeight > innerHeight; size -= 0.05) style.setProperty('--fit', size);
};

/* The address as a code to scan, drawn from the rows that the room returns to whoever knows its code. */
const drawCode = ({ address, rows }) => {
  const space = 'http://www.w3.org/2000/svg';
  const [edge, size] = [4, rows.length + 8];
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  const squares = rows.flatMap((row, y) => [...row].map((bit, x) => (bit === '1' ? `M${x + edge} ${y + edge}h1v1h-1z` : '')));
  path.setAttribute('d', squares.join(''));
  picture.append(path);
  show(at('address'), `${address}#${code}`);
  at('join').prepend(picture);
  at('join').hidden = false;
  fit();
};

const askForCode = async () => {
  if (!code) return;
  try {
    const answer = await fetch('qr', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }),
    });
    if (answer.ok) drawCode(await answer.json());
  } catch {
    setTimeout(askForCode, 5000);
  }
};

const draw = (state) => {
  drawFooter(state);
  const { prompt, phase, result } = state;
  document.body.classList.toggle('showing', Boolean(result));
  if (prompt) at('heading').textContent = prompt.text;
  const now = `${prompt?.id} ${phase}`;
  if (now !== drawn) at('stage').replaceChildren(...(result ? drawResult(result, prompt.text) : [make('p', {}, prompt ? words.open : words.waiting)]));
  drawn = now;
  fit();
};

window.addEventListener('resize', fit);
new MutationObserver(fit).observe(at('line'), { childList: true });
askForCode();
follow(draw);
