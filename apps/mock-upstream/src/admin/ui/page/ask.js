/* global document, sessionStorage */

const storedToken = 'ponte-mock-admin-token';
let asking;

/** What the emulator refused, in its own words. */
export class Refusal extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

/**
 * Asks an admin route of the emulator; where it wants a token, the person is asked for it.
 * @param world it is about; absent: of the emulator as a whole
 * @returns JSON, a text where the answer is none, or undefined
 * @throws Refusal
 */
export async function ask(method, path, { body, world } = {}) {
  const headers = {};
  const token = sessionStorage.getItem(storedToken);
  if (token) headers['x-mock-admin-token'] = token;
  if (world !== undefined) headers['x-mock-world'] = world;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(`/__admin/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: 'no-store',
  });
  const text = await response.text();
  const json = parsed(text);
  if (response.ok) return json === undefined ? text || undefined : json;
  const known = sessionStorage.getItem(storedToken);
  // Several calls may be refused at once: the first asks, and the others come back with what it was told.
  if (response.status === 403 && (known !== token || (await (asking ??= askForToken())))) return ask(method, path, { body, world });
  throw new Refusal(response.status, json?.detailedMessage || json?.message || `HTTP ${response.status}`);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns whether a token was given */
function askForToken() {
  const dialog = document.getElementById('access');
  const input = document.getElementById('token');
  const form = document.getElementById('access-form');
  return new Promise((resolve) => {
    const end = (given) => {
      asking = undefined;
      form.onsubmit = dialog.oncancel = null;
      dialog.close();
      input.value = '';
      resolve(given);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      sessionStorage.setItem(storedToken, input.value);
      end(true);
    };
    document.getElementById('access-leave').onclick = () => end(false);
    dialog.oncancel = () => end(false);
    dialog.showModal();
    input.focus();
  });
}
