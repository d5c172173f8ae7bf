/* Carrying one of several elements with `data-id` to another place: by pointer, or by keyboard on its handle. */

const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, Home: -Infinity, End: Infinity };

const handleOf = (row) => row.querySelector('.u-handle');

/* The handle of something with this text; `keys` is the id of the line that says how it is used. */
const handle = (words, text, keys) => make('button', {
  type: 'button', class: 'u-handle', 'aria-pressed': 'false', 'aria-describedby': keys,
  'aria-label': fill(words.handle, { text }),
});

/* `take(id)`, then `step(id, by)` or `over(id, point)` any number of times, then `settle(id)` or `putBack(id)`. */
function carry(root, { take, step, over, settle, putBack }) {
  let held = null;
  let isOurs = false; // an element that changes its place loses the focus; that puts nothing down

  const mark = (row, isHeld) => {
    row.classList.toggle('u-held', isHeld);
    handleOf(row).setAttribute('aria-pressed', String(isHeld));
  };
  const end = (how) => {
    if (!held) return;
    const row = held;
    const hadFocus = row.contains(document.activeElement);
    held = null;
    stopDrag();
    mark(row, false);
    how(row.dataset.id);
    if (hadFocus) handleOf(row).focus();
  };
  const begin = (row) => {
    end(settle);
    held = row;
    mark(row, true);
    take(row.dataset.id);
  };
  const stopDrag = drag(root, {
    begin: (row) => {
      /* First of all: where the focus is in another row, it would be lost as that row moves, and what was
         just picked up would be put down. Escape is heard from here, too. */
      handleOf(row).focus({ preventScroll: true });
      begin(row);
    },
    over: (row, point) => over(row.dataset.id, point),
    drop: () => end(settle),
    cancel: () => end(putBack),
  });

  root.addEventListener('click', (event) => {
    const row = event.target.closest('.u-handle')?.closest('[data-id]');
    if (!row || event.detail > 0) return; // a press of a pointer; keys count none
    if (row === held) end(settle);
    else begin(row);
  });
  root.addEventListener('keydown', (event) => {
    if (!held) return;
    if (event.key === 'Escape') end(putBack);
    else if (event.key in STEPS && event.target === handleOf(held)) {
      isOurs = true;
      step(held.dataset.id, STEPS[event.key]);
      handleOf(held).focus();
      held.scrollIntoView({ block: 'nearest' });
      isOurs = false;
    } else return;
    event.preventDefault();
  });
  root.addEventListener('focusout', (event) => {
    if (held && !isOurs && !held.contains(event.relatedTarget)) end(settle);
  });
  return { letGo: () => end(() => {}) };
}
