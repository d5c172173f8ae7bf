/* When a kernel dies, JupyterLab begins a new one and opens a window that says so. A notebook that runs again by
   itself leaves nothing to decide, so nobody should have to press "Ok", least of all in front of a group. */

/** Answer the window about the kernel of the notebook at `path`: it names the path and has one button. */
export const answerRestart = (Dialog, path) =>
  Dialog?.tracker.forEach((dialog) => {
    const buttons = dialog.node.querySelectorAll('.jp-Dialog-footer button');
    if (buttons.length === 1 && dialog.node.textContent.includes(path)) dialog.resolve(0);
  });
