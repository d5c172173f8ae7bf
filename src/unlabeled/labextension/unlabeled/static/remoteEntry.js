/* The container that JupyterLab's module federation asks for, written by hand: no bundler, no build.
   It only says where the plugin is, and hands it the modules that JupyterLab shares. */
(() => {
  const here = document.currentScript.src;
  let scope = {};

  const shared = async (name) => {
    const versions = Object.values(scope[name] ?? {});
    const chosen = versions.find((version) => version.loaded) ?? versions[0];
    if (!chosen) throw new Error(`unlabeled: this JupyterLab does not share ${name}`);
    return (await chosen.get())();
  };

  const get = async (name) => {
    if (name !== './extension') throw new Error(`unlabeled: there is no module ${name}`);
    const { makePlugin } = await import(new URL('plugin.js', here));
    const plugin = await makePlugin(shared);
    return () => ({ __esModule: true, default: plugin });
  };

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB.unlabeled = { init: (given) => void (scope = given), get };
})();
