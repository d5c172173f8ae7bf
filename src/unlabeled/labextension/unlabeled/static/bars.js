/* JupyterLab's bars and sidebars: out of the way while the workshop view is in front. */

export class Bars {
  constructor(shell) {
    this.shell = shell;
    this.hidden = [];
    this.views = new Set();
    shell.currentChanged?.connect(() => this.update());
  }

  add(view) {
    this.views.add(view);
    this.update();
  }

  remove(view) {
    this.views.delete(view);
    this.update();
  }

  update() {
    const current = Array.from(this.views).find((view) => view.panel === this.shell.currentWidget);
    const away = Boolean(current?.isOn);
    document.body.classList.toggle('u-away', away);
    this.hidden.splice(0).forEach((widget) => widget.isDisposed || widget.show());
    if (away) this.hide(current.panel);
  }

  /* Beside the way from the notebook up to the window, everything is hidden: whatever it is called in this
     front end. The dock manages its own children, so they are left to it. */
  hide(panel) {
    for (let inner = panel, outer = panel.parent; outer; inner = outer, outer = outer.parent) {
      if (outer.hasClass('lm-DockPanel')) continue;
      const beside = Array.from(outer.layout ?? []).filter((widget) => widget !== inner && widget.isVisible);
      beside.forEach((widget) => widget.hide());
      this.hidden.push(...beside);
    }
  }
}
