/* The workshop view of one notebook: where one is, what comes next, and the way to the code and back. */
import { saveNoOutputs } from './baggage.js';
import { Calm, keep } from './calm.js';
import { make, pageOf } from './page.js';

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export class View {
  constructor(panel, entry, neighbours, { app, manifest, bars, session }) {
    Object.assign(this, { panel, entry, neighbours, app, manifest, bars, session });
    this.calm = new Calm(panel, pageOf(panel));
    this.isOn = false;
    this.isRefused = false; // it does not start by itself: then its code and the menu have to be in sight
    saveNoOutputs(panel);
    // All cells are there at once, for print, search and screen readers; the page ends where the text ends.
    const { notebookConfig } = panel.content;
    panel.content.notebookConfig = { ...notebookConfig, windowingMode: 'none', scrollPastEnd: false };
    this.place();
    this.apply();
    bars.add(this);
    app.shell.currentChanged?.connect(this.apply, this);
    panel.disposed.connect(() => this.end());
  }

  end() {
    this.app.shell.currentChanged?.disconnect(this.apply, this);
    this.bars.remove(this);
  }

  place() {
    const [head, ways] = [this.head(), this.ways()];
    [head, ways].forEach(keep);
    pageOf(this.panel).prepend(head);
    pageOf(this.panel).append(ways);
  }

  head() {
    const { title, view, notebooks } = this.manifest;
    const head = make('div', 'u-head');
    this.toggle = make('button', 'u-toggle');
    this.toggle.type = 'button';
    this.toggle.addEventListener('click', () => {
      this.session.code = this.isOn;
      this.isRefused = false;
      this.apply();
    });
    const place = fill(view.progress, { ...this.entry, total: notebooks.length });
    head.append(make('p', 'u-title', title), this.toggle, this.line(), make('p', 'u-place', place));
    return head;
  }

  line() {
    const line = make('div', 'u-line');
    line.setAttribute('aria-hidden', 'true'); // the sentence below it says the same
    for (const { number } of this.manifest.notebooks) {
      const step = make('span', 'u-step');
      step.classList.toggle('u-past', number < this.entry.number);
      step.classList.toggle('u-now', number === this.entry.number);
      line.append(step);
    }
    return line;
  }

  ways() {
    const { title, view, notebooks } = this.manifest;
    const nav = make('nav', 'u-ways');
    nav.setAttribute('aria-label', title);
    const at = notebooks.indexOf(this.entry);
    const back = this.way(notebooks[at - 1], view.previous, 'u-back');
    const next = this.way(notebooks[at + 1], view.next, 'u-next');
    nav.append(...[back, next].filter(Boolean));
    return nav;
  }

  /** Return a link to a neighbouring notebook; nothing if it is not in this folder. */
  way(entry, word, className) {
    const file = `${entry?.name}.ipynb`;
    if (!entry || !this.neighbours.includes(file)) return null;
    const path = [...this.panel.context.path.split('/').slice(0, -1), file].join('/');
    const link = make('a', className);
    link.href = this.addressOf(path);
    link.append(make('span', 'u-word', word), make('span', 'u-where', entry.title));
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own, as with any link
      event.preventDefault();
      void this.app.commands.execute('docmanager:open', { path });
    });
    return link;
  }

  addressOf(path) {
    const escaped = path.split('/').map(encodeURIComponent).join('/');
    return new URL(fill(this.manifest.address, { path: escaped }), this.app.serviceManager.serverSettings.baseUrl);
  }

  /** Without a server, JupyterLab takes the notebook out of the address; reloading would not find it again. */
  keepAddress() {
    const isAsked = this.manifest.address.includes('?');
    if (isAsked && this.app.shell.currentWidget === this.panel)
      history.replaceState(history.state, '', this.addressOf(this.panel.context.path));
  }

  /** Show the code of this notebook, and of no other, for as long as it does not start by itself. */
  refused(isRefused) {
    this.isRefused = isRefused;
    this.apply();
  }

  /** Bring the panel in line with what this session wants to see. */
  apply() {
    this.keepAddress();
    const on = !this.session.code && !this.isRefused;
    const { view } = this.manifest;
    this.toggle.textContent = on ? view.show_code : view.hide_code;
    if (on === this.isOn) return;
    this.isOn = on;
    this.panel.toggleClass('u-view', on);
    if (on) void this.calm.begin().catch(console.error);
    else this.calm.end();
    this.bars.update();
  }
}
