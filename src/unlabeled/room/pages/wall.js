/* The projector's page: how to join, what is asked, and what is shown once it is closed. */
'use strict';

const code = location.hash.slice(1);

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
  at('address').textContent = `${address}#${code}`;
  at('join').prepend(picture);
  at('join').hidden = false;
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
  document.body.classList.toggle('asking', phase === 'open' || phase === 'closing');
  if (!prompt) {
    at('stage').replaceChildren(make('p', {}, words.waiting));
    return;
  }
  at('heading').textContent = prompt.text;
  at('stage').replaceChildren(...(result ? drawResult(result, prompt.text) : [make('p', {}, words.open)]));
};

askForCode();
follow(draw);
