/* Runs in a page before anything else, and notes moments on the page's own clock: milliseconds since navigation
   began, and from the move of a slider to the frame that shows the figure it changed. */

(() => {
  const first = {};
  const note = (name) => (first[name] ??= performance.now());

  /* The kernel's first answer. JupyterLab's own signs say "idle" before there is any kernel. */
  const onAnswer = ({ data }) => {
    if (first.ready || !new TextDecoder().decode(data).includes('"kernel_info_reply"')) return;
    note('ready');
  };
  window.WebSocket = class extends WebSocket {
    constructor(url, ...more) {
      super(url, ...more);
      if (String(url).includes('/channels')) this.addEventListener('message', onAnswer);
    }
  };

  const FIELDS = 'input[type=range], input[type=radio], input[type=checkbox], textarea';
  const SEEN = { opacityProperty: true, visibilityProperty: true };
  const isUsable = (field) =>
    !field.disabled && field.checkVisibility(SEEN) && !field.closest('.jupyter-widgets-disconnected');
  const isCovered = () => document.getElementById('jupyterlab-splash') !== null;
  const look = () => {
    const fields = document.querySelectorAll(`.jp-NotebookPanel .u-part :is(${FIELDS})`);
    if (!first.usable && !isCovered() && [...fields].some(isUsable)) note('usable');
    if (document.querySelector('.jp-NotebookPanel[data-unlabeled="ran"]')) note('ran');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const figures = () => [...document.querySelectorAll('img.u-figure-light')].filter((image) => image.checkVisibility());
  let moved = 0;
  let shown = new Map(); // figure → milliseconds from the move to the frame that has it
  const onMove = ({ timeStamp }) => {
    moved = timeStamp;
    shown = new Map();
  };
  const onLoad = ({ target }) => {
    const [at, seen] = [figures().indexOf(target), shown];
    if (at >= 0) requestAnimationFrame(() => seen.set(at, performance.now() - moved));
  };
  document.addEventListener('input', onMove, true);
  document.addEventListener('load', onLoad, true);

  window.clock = { first, shown: () => Object.fromEntries(shown) };
})();
