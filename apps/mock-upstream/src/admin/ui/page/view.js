/* global document */

/**
 * An element. Texts become text nodes and never markup: what the emulator holds comes from callers.
 * @param tag name of the element
 * @param parts attributes; `onclick` and the like are listeners
 * @param children elements and texts; undefined is left out
 */
export function element(tag, parts = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

export const button = (text, onclick, parts = {}) => element('button', { type: 'button', onclick, ...parts }, text);

export const field = (text, control) => element('label', {}, element('span', {}, text), control);

export const check = (text, control) => element('label', { class: 'check' }, control, element('span', {}, text));

export function select(name, options, chosen, parts = {}) {
  const made = options.map(([value, text]) => element('option', { value, selected: value === chosen }, text));
  return element('select', { name, ...parts }, made);
}

/** @param rows of cells; a cell is an element, or anything that can be shown as a text */
export function table(caption, heads, rows) {
  const cell = (value) => (isElement(value) ? element('td', {}, value) : element('td', { class: 'code' }, shown(value)));
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map(cell)))),
    ),
  );
}

/** A form that is read as an object of texts when it is sent; ticked boxes read `on`. */
export function form(parts, onsubmit) {
  const send = (event) => {
    event.preventDefault();
    onsubmit(Object.fromEntries([...new globalThis.FormData(event.target)]), event.target);
  };
  return element('form', { class: 'row', onsubmit: send }, ...parts);
}

export const buttons = (...parts) => element('div', {}, ...parts);

export function shown(value) {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** JSON for reading; a text that is none stays as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function isElement(value) {
  return value instanceof globalThis.Element;
}
