/* One line above a notebook that does not start by itself. */
import { make, pageOf } from './page.js';

export const addNotice = (panel, text) => {
  const line = make('p', 'u-notice', text);
  line.setAttribute('role', 'status');
  pageOf(panel).prepend(line);
  return line;
};
