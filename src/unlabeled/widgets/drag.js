/* Dragging an element with `data-id`: a mouse takes it anywhere, a finger by its handle, so that a page still scrolls. */

const SLACK = 5; // px that a press may wander and still be no drag
const EDGE = 48; // px from the end of what is in view, where it scrolls along
const PACE = 9; // px for each picture

const isGrip = (event) =>
  event.button === 0 && (event.target.closest('.u-handle') !== null ||
    (event.pointerType === 'mouse' && event.target.closest('button, select, a') === null));

const within = (low, wanted, high) => Math.max(low, Math.min(wanted, high));

function scrollerOf(element) {
  for (let one = element.parentElement; one; one = one.parentElement) {
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(one).overflowY);
    if (scrolls && one.scrollHeight > one.clientHeight) return one;
  }
  return document.scrollingElement;
}

/* `begin(row)` when it starts, `over(row, point)` at each move, then `drop()` or `cancel()`; `point.middle` is the
   height of the row's own middle. The function that is returned stops a drag that is under way. */
function drag(root, { begin, over, drop, cancel }) {
  let now = null;

  const lay = () => {
    const { row, point, grip } = now;
    point.middle = point.y - grip.y + row.offsetHeight / 2;
    over(row, point);
    row.style.transform = '';
    const [home, room] = [row, root].map((one) => one.getBoundingClientRect());
    const x = within(room.left - home.left, point.x - grip.x - home.left, room.right - home.right);
    const y = within(room.top - home.top, point.y - grip.y - home.top, room.bottom - home.bottom);
    row.style.transform = `translate(${x}px, ${y}px)`;
  };
  /* Only towards a part of the list that is out of view. */
  const scrollAlong = () => {
    if (!now?.isOn) return;
    const [view, list] = [now.scroller, root].map((one) => one.getBoundingClientRect());
    const [top, bottom] = [Math.max(view.top, 0), Math.min(view.bottom, innerHeight)];
    const isUp = now.point.y < top + EDGE && list.top < top;
    const isDown = now.point.y > bottom - EDGE && list.bottom > bottom;
    if (isUp || isDown) {
      now.scroller.scrollTop += isUp ? -PACE : PACE;
      lay();
    }
    requestAnimationFrame(scrollAlong);
  };
  const stop = () => {
    if (!now) return;
    now.row.style.transform = '';
    now = null;
  };

  root.addEventListener('pointerdown', (event) => {
    const row = event.target.closest('[data-id]');
    if (!row || now || !isGrip(event)) return;
    const { left, top } = row.getBoundingClientRect();
    const point = { x: event.clientX, y: event.clientY };
    now = { row, point, grip: { x: point.x - left, y: point.y - top }, id: event.pointerId, isOn: false };
    row.setPointerCapture(event.pointerId);
  });
  root.addEventListener('pointermove', (event) => {
    if (now?.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - now.point.x, event.clientY - now.point.y) > SLACK;
    if (!now.isOn && !far) return;
    now.point = { x: event.clientX, y: event.clientY };
    if (!now.isOn) {
      Object.assign(now, { isOn: true, scroller: scrollerOf(root) });
      begin(now.row);
      requestAnimationFrame(scrollAlong);
    }
    lay();
  });
  const finish = (how) => (event) => {
    if (now?.id !== event.pointerId) return;
    const { isOn } = now;
    stop();
    if (isOn) how();
  };
  root.addEventListener('pointerup', finish(drop));
  root.addEventListener('pointercancel', finish(cancel));
  return stop;
}
