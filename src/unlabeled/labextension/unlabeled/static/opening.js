/* One notebook from being opened to being closed: judged, shown, run, and run again on a fresh kernel. */
import { codeOf, entryOf, isHarmless, stayOut } from './trust.js';
import { addNotice } from './notice.js';
import { pageOf } from './page.js';
import { View } from './view.js';

const KERNEL = 'python3';

export class Opening {
  constructor(panel, tools) {
    this.panel = panel;
    this.tools = tools;
    this.diedByItself = 0;
  }

  async begin() {
    const { panel, tools } = this;
    await panel.context.ready;
    const { entry, neighbours } = await this.judge();
    if (!entry) return this.refuse();
    this.view = new View(panel, entry, neighbours, tools);
    await panel.sessionContext.ready;
    await this.run();
    if (panel.isDisposed) return;
    this.startAtTheTop();
    this.followKernel();
  }

  /** Return the manifest's entry if this notebook may run, and the names of the files beside it. */
  async judge() {
    const { panel, tools } = this;
    const nothing = { entry: null, neighbours: [] };
    const entry = await entryOf(tools.manifest, codeOf(panel.content.model));
    if (!entry) return nothing;
    const folder = panel.context.path.split('/').slice(0, -1).join('/');
    const listing = await tools.app.serviceManager.contents.get(folder, { content: true });
    if (!isHarmless(listing)) return nothing;
    return { entry, neighbours: listing.content.map((item) => item.name) };
  }

  /** Say that nothing ran, unless there is nothing to run. The menu that the line speaks of must be in sight. */
  refuse() {
    const { panel, tools } = this;
    if (this.view) {
      tools.session.code = true;
      this.view.apply();
    }
    const hasCode = codeOf(panel.content.model).some(([, source]) => source.trim());
    if (hasCode) this.notice ??= addNotice(panel, tools.manifest.view.run_all);
    panel.node.dataset.unlabeled = 'left';
  }

  /** Run every cell if, at this very moment, the notebook may run. */
  async run() {
    const { panel, tools } = this;
    const kernel = panel.sessionContext.session?.kernel;
    const { entry } = await this.judge();
    if (panel.isDisposed) return;
    if (!entry || kernel?.name !== KERNEL) return this.refuse();
    panel.node.dataset.unlabeled = 'running';
    const held = document.activeElement;
    const answer = await stayOut(kernel);
    if (answer.content.status !== 'ok') return this.refuse();
    await tools.NotebookActions.runAll(panel.content, panel.sessionContext);
    if (panel.isDisposed) return;
    panel.content.deselectAll();
    panel.content.activeCellIndex = 0;
    this.giveBackFocus(held);
    panel.node.dataset.unlabeled = 'ran';
  }

  /** JupyterLab puts the focus on a cell; from the page itself, Tab begins at the top. */
  startAtTheTop() {
    const page = pageOf(this.panel);
    page.scrollTo(0, 0);
    page.tabIndex = -1;
    if (document.activeElement?.matches('.jp-Cell, .jp-Notebook')) page.focus({ preventScroll: true });
  }

  /** A run moves the focus to a cell; whoever was somewhere else is brought back there. */
  giveBackFocus(held) {
    const now = document.activeElement;
    const wasMoved = now !== held && now?.matches('.jp-Cell, .jp-Notebook, .jp-WindowedPanel-outer');
    if (wasMoved && held?.isConnected) held.focus({ preventScroll: true });
  }

  /** Run again whenever the kernel is new. A kernel that dies twice by itself is left alone. */
  followKernel() {
    const { sessionContext } = this.panel;
    let fresh = false;
    sessionContext.kernelChanged.connect((_, change) => {
      fresh ||= Boolean(change.newValue);
    });
    sessionContext.statusChanged.connect((_, status) => {
      if (status === 'autorestarting') this.diedByItself += 1;
      if (['restarting', 'autorestarting', 'starting'].includes(status)) fresh = true;
      if (status !== 'idle' || !fresh) return;
      fresh = false;
      if (this.diedByItself > 1) this.refuse();
      else void this.run().catch(console.error);
    });
  }
}
