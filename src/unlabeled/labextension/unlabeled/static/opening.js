/* One notebook from being opened to being closed: judged, shown, run, and run again on a fresh kernel. */
import { codeOf, entryOf, isHarmless, stayOut } from './trust.js';
import { addNotice } from './notice.js';
import { pageOf } from './page.js';
import { answerRestart } from './restarted.js';
import { View } from './view.js';

export class Opening {
  constructor(panel, tools) {
    this.panel = panel;
    this.tools = tools;
    this.diedByItself = 0;
    this.turn = 0; // counts runs and fresh kernels: whatever belongs to an earlier turn was overtaken
  }

  async begin() {
    const { panel, tools } = this;
    await panel.context.ready;
    const entry = await this.entry();
    const neighbours = entry && (await this.neighbours(entry));
    if (panel.isDisposed) return;
    if (!neighbours) return this.refuse();
    this.view = new View(panel, entry, neighbours, tools);
    this.startAtTheTop();
    await panel.sessionContext.ready;
    if (!panel.isDisposed) this.followKernel();
  }

  /** Return the manifest's entry for the code that stands here now, or null. */
  entry() {
    return entryOf(this.tools.manifest, codeOf(this.panel.content.model));
  }

  /** Return the names of the files beside this notebook; null if one of them might do harm. */
  async neighbours({ beside }) {
    const folder = this.panel.context.path.split('/').slice(0, -1).join('/');
    const { contents } = this.tools.app.serviceManager;
    const listing = await contents.get(folder, { content: true }).catch(() => null);
    return isHarmless(listing, beside) ? listing.content.map((item) => item.name) : null;
  }

  /** Say that nothing ran, unless there is nothing to run. The menu that the line speaks of must be in sight. */
  refuse() {
    const { panel, tools } = this;
    this.view?.refused(true);
    const hasCode = codeOf(panel.content.model).some(([, source]) => source.trim());
    if (hasCode) this.notice ??= addNotice(panel, tools.manifest.view.run_all);
    panel.node.dataset.unlabeled = 'left';
  }

  /** Take back what `refuse` said: it runs after all. */
  accept() {
    this.view?.refused(false);
    this.notice?.remove();
    this.notice = null;
    this.panel.node.dataset.unlabeled = 'running';
  }

  /** Run every cell; if that cannot even begin, say so, unless a newer kernel has its own turn by now. */
  async run() {
    const turn = (this.turn += 1);
    const isOver = () => this.panel.isDisposed || turn !== this.turn;
    try {
      await this.runUnless(isOver);
    } catch (error) {
      if (isOver()) return;
      console.error(error);
      this.refuse();
    }
  }

  /** Run every cell if, at this very moment, the notebook may run. */
  async runUnless(isOver) {
    const { panel, tools } = this;
    const kernel = panel.sessionContext.session?.kernel;
    const entry = await this.entry();
    if (isOver()) return;
    if (!entry || kernel?.name !== tools.manifest.kernel) return this.refuse();
    // The folder and the kernel are asked at the same time; nothing runs before both have answered.
    const [neighbours, answer] = await Promise.all([this.neighbours(entry), stayOut(kernel)]);
    if (isOver()) return;
    if (!neighbours || answer.content.status !== 'ok') return this.refuse();
    this.accept();
    const held = document.activeElement;
    await this.runCells();
    if (isOver()) return;
    panel.content.deselectAll();
    panel.content.activeCellIndex = 0;
    this.giveBackFocus(held);
    panel.node.dataset.unlabeled = 'ran';
  }

  /** Run every cell, and leave the page where its reader has it: JupyterLab would go to the last cell. */
  async runCells() {
    const { panel, tools } = this;
    const notebook = panel.content;
    notebook.scrollToItem = async () => {};
    try {
      await tools.NotebookActions.runAll(notebook, panel.sessionContext);
    } finally {
      delete notebook.scrollToItem; // from now on the notebook's own again
    }
  }

  /** JupyterLab puts the focus on a cell; from the page itself, Tab begins at the top. */
  startAtTheTop() {
    const page = pageOf(this.panel);
    page.tabIndex = -1;
    if (document.activeElement?.matches('.jp-Cell, .jp-Notebook')) page.focus({ preventScroll: true });
  }

  /** A run moves the focus to a cell; whoever was somewhere else is brought back there. */
  giveBackFocus(held) {
    const now = document.activeElement;
    const wasMoved = now !== held && now?.matches('.jp-Cell, .jp-Notebook, .jp-WindowedPanel-outer');
    if (wasMoved && held?.isConnected) held.focus({ preventScroll: true });
  }

  /** Run as soon as the kernel is ready, and again whenever it is a new one. */
  followKernel() {
    const { sessionContext } = this.panel;
    let fresh = true;
    const isFresh = () => {
      fresh = true;
      this.turn += 1;
    };
    const follow = (status) => {
      if (status === 'autorestarting') this.hasDied();
      if (status === 'restarting') this.diedByItself = 0; // somebody wants it to begin anew
      if (['restarting', 'autorestarting', 'starting'].includes(status)) isFresh();
      if (status === 'dead') return this.refuse();
      if (status !== 'idle' || !fresh) return;
      fresh = false;
      this.runOrGiveUp();
    };
    sessionContext.kernelChanged.connect((_, change) => change.newValue && isFresh());
    sessionContext.statusChanged.connect((_, status) => follow(status));
    const kernel = sessionContext.session?.kernel;
    if (kernel) follow(kernel.status);
    else this.refuse();
  }

  /** The first time, it begins anew without a word; after that, JupyterLab says so, and we do as well. */
  hasDied() {
    this.diedByItself += 1;
    if (this.diedByItself === 1) answerRestart(this.tools.Dialog, this.panel.context.path);
  }

  /** A kernel that dies twice by itself is left alone. */
  runOrGiveUp() {
    if (this.diedByItself > 1) this.refuse();
    else void this.run();
  }
}
