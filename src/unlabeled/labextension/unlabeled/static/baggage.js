/* What a notebook file can carry besides its text and its code: state of widgets, and outputs. */

/** Forget the state of widgets that came in with a file, before JupyterLab restores it.
    It holds scripts, and ipywidgets runs them as soon as a kernel is there: no run, no trust is asked for. */
export const dropWidgetState = (panel) => {
  const drop = () => {
    const { model } = panel.context;
    if (panel.isDisposed || model.getMetadata('widgets') === undefined) return;
    const before = model.dirty;
    model.deleteMetadata('widgets');
    model.dirty = before; // somebody's file is not written anew because we looked at it
  };
  drop();
  void panel.context.ready.then(drop); // runs before whoever asks later; restoring waits for the kernel besides
};

/** Let no file that is saved hold outputs of the workshop, however it comes to be saved: by the view, by key, by
    itself, or with the state of its widgets. What a learner wrote stands in the journal and nowhere else. */
export const saveNoOutputs = (panel) => {
  const { model } = panel.context;
  const whole = model.toJSON.bind(model);
  model.toJSON = () => {
    const notebook = whole();
    delete notebook.metadata.widgets;
    const cells = notebook.cells.map((cell) =>
      cell.cell_type === 'code' ? { ...cell, outputs: [], execution_count: null } : cell,
    );
    return { ...notebook, cells };
  };
};
