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
    if (!this.isApart) pageOf(this.panel).append(ways);
  }

  head() {
    const { title } = this.manifest;
    const head = make('div', 'u-head');
    this.toggle = make('button', 'u-toggle');
    this.toggle.type = 'button';
    this.toggle.addEventListener('click', () => {
      this.session.code = this.isOn;
      this.isRefused = false;
      this.apply();
    });
    this.where = make('p', 'u-place', this.isApart ? '' : this.sentence(this.entry));
    const way = this.isApart ? [] : [this.line(), this.where];
    head.append(make('p', 'u-title', title), this.toggle, ...way);
    return head;
  }

  sentence(entry) {
    const { view, notebooks } = this.manifest;
    return fill(view.progress, { ...entry, total: notebooks.length });
  }

  /** Whether this notebook stands outside the sequence, as the facilitator's console does. */
  get isApart() {
    return this.manifest.apart.includes(this.entry);
  }

  /** Return the way to every part. Its name stands below the line while one points at it. */
  line() {
    const { view, notebooks } = this.manifest;
    const line = make('nav', 'u-line');
    const list = make('ol', '');
    line.setAttribute('aria-label', view.parts);
    line.append(list);
    for (const entry of notebooks) {
      const item = make('li', '');
      item.append(this.step(entry));
      list.append(item);
    }
    return line;
  }

  step(entry) {
    const isHere = entry === this.entry;
    const link = isHere ? null : this.link(entry, 'u-step');
    const step = link ?? make('span', 'u-step');
    step.classList.toggle('u-past', entry.number < this.entry.number);
    step.classList.toggle('u-now', isHere);
    if (!link) step.setAttribute('aria-hidden', 'true'); // the sentence below says where one is
    else step.setAttribute('aria-label', this.sentence(entry));
    const say = (one) => () => (this.where.textContent = this.sentence(one));
    for (const [begins, ends] of [['mouseenter', 'mouseleave'], ['focus', 'blur']]) {
      step.addEventListener(begins, say(entry));
      step.addEventListener(ends, say(this.entry));
    }
    return step;
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

  /** Return the way to what comes before or next, with its name; nothing if there is none. */
  way(entry, word, className) {
    const link = entry ? this.link(entry, className) : null;
    link?.append(make('span', 'u-word', word), make('span', 'u-where', entry.title));
    return link;
  }

  /** Return a link to another notebook; nothing if it is not in this folder. */
  link(entry, className) {
    const file = `${entry.name}.ipynb`;
    if (!this.neighbours.includes(file)) return null;
    const path = [...this.panel.context.path.split('/').slice(0, -1), file].join('/');
    const link = make('a', className);
    link.href = this.addressOf(path);
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
