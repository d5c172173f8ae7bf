/* Which notebooks may run by being opened. Whatever is unknown or cannot be checked may not. */

/* What may lie beside a notebook: documents, pictures and data. A program may read any other file in its working
   folder as code or as settings (unlabeled.py, matplotlibrc), and nobody can list all of their names. */
const HARMLESS = /.\.(ipynb|md|txt|pdf|html|json|yaml|csv|tsv|png|jpe?g|gif|webp|svg|ics|docx|odt|pptx|odp|xlsx|ods)$/i;

/** Return the ordered [id, source] pairs of the code cells: what a run would execute. */
export const codeOf = (model) =>
  Array.from(model.cells)
    .filter((cell) => cell.type === 'code')
    .map((cell) => [cell.id, cell.sharedModel.getSource()]);

/** Return the SHA-256 of the pairs as kit/digest.py computes it; null where the browser has no crypto. */
export const digestOf = async (pairs) => {
  if (!globalThis.crypto?.subtle) return null; // plain http on another host
  const bytes = new TextEncoder().encode(JSON.stringify(pairs));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Return the manifest's entry for exactly this code, or null. */
export const entryOf = async (manifest, pairs) => {
  const digest = await digestOf(pairs);
  return (digest && [...manifest.notebooks, ...manifest.apart].find((entry) => entry.digest === digest)) || null;
};

/** Return whether a folder listing of the contents API holds documents, pictures and data, and nothing else.
    Folders may be there under those names alone that lie beside this notebook where it ships. */
export const isHarmless = (listing, folders = []) =>
  Array.isArray(listing?.content) &&
  listing.content.every(({ type, name }) => (type === 'directory' ? folders.includes(name) : HARMLESS.test(name)));

/* Listings hide some files (*.pyc), so the kernel is also told not to look beside the notebook.
   Every module named here is loaded before the folder comes onto the path. */
const STAY_OUT = `(lambda sys, os: sys.path.__setitem__(slice(None), [
    place for place in sys.path if place and os.path.realpath(place) != os.path.realpath(os.getcwd())
]))(__import__("sys"), __import__("os"))`;

/** Take the notebook's own folder off the kernel's import path. */
export const stayOut = (kernel) =>
  kernel.requestExecute({ code: STAY_OUT, silent: true, store_history: false, stop_on_error: true }).done;
