/* While code is hidden, no key and no click can change, move or delete what is not seen. */

/* What JupyterLab listens to above the page: to move the focus to a cell, to select and drag cells, to edit text
   on a double click, to offer a menu with "Delete Cell", and to carry out shortcuts ("d d" deletes). */
const KEPT = ['focusin', 'focusout', 'mousedown', 'keydown', 'dblclick', 'contextmenu'];

const stop = (event) => event.stopPropagation();

/** Let what happens inside `element` reach `element`, and not the notebook around it. */
export const keep = (element) => KEPT.forEach((name) => element.addEventListener(name, stop));

const release = (element) => KEPT.forEach((name) => element.removeEventListener(name, stop));

/* Saving by key has nothing to save here; the browser would offer to save the page. */
const noSaving = (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') event.preventDefault();
};

export class Calm {
  constructor(panel, page) {
    this.panel = panel;
    this.page = page;
    this.tidy = () => {
      if (panel.context.model.dirty) panel.context.model.dirty = false;
    };
    this.noStops = () => {
      const stops = panel.content.widgets.filter((cell) => cell.node.tabIndex !== -1);
      stops.forEach((cell) => (cell.node.tabIndex = -1));
    };
    // JupyterLab makes the active cell a stop for Tab; here one would stand on something unseen.
    this.stops = new MutationObserver(this.noStops);
  }

  /* In the view a notebook changes by its outputs alone, and they come anew with every opening. So there is
     nothing to save, and nothing to ask about when the page is closed. What was edited before is saved. */
  async begin() {
    const { panel, page } = this;
    panel.node.setAttribute('data-lm-suppress-shortcuts', 'true'); // some versions listen before we can
    keep(page);
    page.addEventListener('keydown', noSaving);
    panel.content.mode = 'command';
    this.stops.observe(page, { subtree: true, attributes: true, attributeFilter: ['tabindex'] });
    this.noStops();
    const turn = (this.turn = {});
    if (!this.wasEditable) panel.context.model.dirty = false; // nobody has edited anything; JupyterLab filled in
    // If it cannot be saved, JupyterLab says so, and asks again when the page is closed.
    if (panel.context.model.dirty) await panel.context.save();
    const isStillOn = turn === this.turn && !panel.isDisposed; // saving takes time: the code may be in sight again
    if (isStillOn) panel.context.model.stateChanged.connect(this.tidy);
  }

  end() {
    const { panel, page } = this;
    this.turn = null;
    this.wasEditable = true;
    panel.node.removeAttribute('data-lm-suppress-shortcuts');
    release(page);
    page.removeEventListener('keydown', noSaving);
    this.stops.disconnect();
    if (panel.content.activeCell) panel.content.activeCell.node.tabIndex = 0;
    panel.context.model.stateChanged.disconnect(this.tidy);
  }
}
