/* The part of a notebook panel that scrolls: where our own lines stand, before and after the cells. */

export const pageOf = (panel) => panel.content.node.querySelector('.jp-WindowedPanel-outer');

export const make = (tag, className, text = '') => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};
