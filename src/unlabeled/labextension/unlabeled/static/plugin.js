/* Meets every notebook that is opened, and gives those of the workshop their view and their run. */
import { dropWidgetState } from './baggage.js';
import { Bars } from './bars.js';
import { Opening } from './opening.js';

const asset = (name) => new URL(name, import.meta.url);

const addStyle = (name) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = asset(name);
  document.head.append(link);
};

const loadManifest = async () => {
  const answer = await fetch(asset('manifest.json'));
  if (!answer.ok) throw new Error(`unlabeled: manifest.json answered ${answer.status}`);
  return answer.json();
};

export const makePlugin = async (shared) => {
  const { INotebookTracker, NotebookActions } = await shared('@jupyterlab/notebook');
  const { Dialog } = await shared('@jupyterlab/apputils').catch(() => ({})); // without it, a window more

  const activate = async (app, tracker) => {
    tracker.forEach(dropWidgetState);
    tracker.widgetAdded.connect((_, panel) => dropWidgetState(panel)); // first of all, and without waiting
    addStyle('look.css');
    addStyle('view.css');
    const manifest = await loadManifest();
    const bars = new Bars(app.shell);
    const session = { code: false }; // whether the code is shown: for this session, in memory only
    const meet = (panel) =>
      void new Opening(panel, { app, manifest, bars, session, NotebookActions, Dialog }).begin().catch(console.error);
    tracker.forEach(meet);
    tracker.widgetAdded.connect((_, panel) => meet(panel));
  };

  return { id: 'unlabeled:view', autoStart: true, requires: [INotebookTracker], activate };
};
