/* Which notebooks may run by being opened. Whatever is unknown or cannot be checked may not. */

/* What Python would import from the notebook's folder in place of the workshop's own package. */
const IMPORTABLE = /\.(py|pyc|pyo|pyw|pyd|so|zip|egg|pth)$/i;

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
  return (digest && manifest.notebooks.find((entry) => entry.digest === digest)) || null;
};

/** Return whether nothing in a folder listing of the contents API could be imported by Python. */
export const isHarmless = (listing) =>
  Array.isArray(listing?.content) &&
  listing.content.every((item) => item.type !== 'directory' && !IMPORTABLE.test(item.name));

/* Listings hide some files (*.pyc), so the kernel is also told not to look beside the notebook.
   Every module named here is loaded before the folder comes onto the path. */
const STAY_OUT = `(lambda sys, os: sys.path.__setitem__(slice(None), [
    place for place in sys.path if place and os.path.realpath(place) != os.path.realpath(os.getcwd())
]))(__import__("sys"), __import__("os"))`;

/** Take the notebook's own folder off the kernel's import path. */
export const stayOut = (kernel) =>
  kernel.requestExecute({ code: STAY_OUT, silent: true, store_history: false, stop_on_error: true }).done;
