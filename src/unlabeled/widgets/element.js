/* In front of every widget's own script: making elements, and keeping the notebook's shortcuts out. */

/* Children that are strings become text: nothing from data is ever read as markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== '') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/* A sentence from data with its {words} filled in; what comes in is never looked through for more. */
const fill = (sentence, words) => sentence.replace(/\{(\w+)\}/g, (whole, name) => String(words[name] ?? whole));

const newId = () => `u-${Math.random().toString(36).slice(2)}`;

/* JupyterLab listens on the whole document before anybody else; the attribute tells it to stay out.
   Older notebooks and other hosts listen further up: they never hear of it. */
function fence(element) {
  element.setAttribute('data-lm-suppress-shortcuts', 'true');
  for (const name of ['keydown', 'keypress', 'keyup']) {
    element.addEventListener(name, (event) => event.stopPropagation());
  }
}

/* Where this widget's page is: a notebook's panel, or the whole document. */
const pageAround = (element) => element.closest('.jp-NotebookPanel') ?? document.body;

/* Listen to changes of the model; the function that is returned stops. */
function follow(model, names, react) {
  const events = names.map((name) => `change:${name}`);
  events.forEach((event) => model.on(event, react));
  return () => events.forEach((event) => model.off(event, react));
}

/* Have every field send what it holds, and wait until the session has it; not for ever. */
async function everythingSent() {
  const waiting = [];
  document.dispatchEvent(new CustomEvent('unlabeled:flush', { detail: waiting }));
  const enough = new Promise((resolve) => setTimeout(resolve, 10_000));
  await Promise.race([Promise.all(waiting), enough]);
}
