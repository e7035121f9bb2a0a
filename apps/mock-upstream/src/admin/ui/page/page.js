/* global document, localStorage, location, navigator, addEventListener */
import { ask } from './ask.js';
import { showClock } from './clock.js';
import { showEntities } from './entities.js';
import { showFaults } from './faults.js';
import { showJournal } from './journal.js';
import { showScenarios } from './scenarios.js';
import { showTokens } from './tokens.js';
import { element } from './view.js';
import { showWorlds } from './worlds.js';

const parts = {
  worlds: showWorlds,
  clock: showClock,
  entities: showEntities,
  tokens: showTokens,
  journal: showJournal,
  faults: showFaults,
  scenarios: showScenarios,
};
const at = (id) => document.getElementById(id);

let words = {};
let world = /^\/w\/([^/]+)\//.exec(location.pathname)?.[1] ?? new URL(location.href).searchParams.get('world') ?? 'default';
let documented;
let showing = 0;

/** A text in the chosen language; `{name}` is filled in. */
function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_slot, name) => String(values[name] ?? ''));
}

/** What a part of the page works with. */
const page = {
  t,
  ask: (method, path, body) => ask(method, path, { body, world }),
  askAll: (method, path, body) => ask(method, path, { body }),
  world: () => world,
  choose(name) {
    world = name;
    return show();
  },
  documented: async () => (documented ??= await ask('GET', 'docs-json')),
  show,
  say: (text) => say('said', text),
  /** Does what a person asked for, tells how it ended, and shows the part anew. */
  async act(work, done = t('done')) {
    if ((await attempt(work)) === failed) return;
    await show();
    say('said', done);
  },
  attempt: async (work) => ((await attempt(work)) === failed ? undefined : true),
};

const failed = Symbol('failed');

async function attempt(work) {
  say('said', '');
  say('failed', '');
  try {
    return await work();
  } catch (error) {
    say('failed', t('failed', { why: error.message }));
    return failed;
  }
}

function say(where, text) {
  at(where).textContent = text;
}

async function show() {
  const mine = ++showing;
  const part = parts[location.hash.slice(1)] ? location.hash.slice(1) : 'worlds';
  const drawn = await attempt(async () => {
    const { items } = await ask('GET', 'worlds');
    // A world comes to be by its first use, so one that is not there yet may well be chosen.
    const names = [...new Set([...items.map(({ name }) => name), world])];
    const clock = items.find(({ name }) => name === world)?.clock;
    const heading = element('h2', { id: 'part', tabindex: -1 }, t(part));
    return { names, clock, nodes: [heading, ...(await parts[part](page))] };
  });
  // A later wish was faster.
  if (mine !== showing) return;
  at('parts').replaceChildren(
    ...Object.keys(parts).map((name) => element('a', { href: `#${name}`, 'aria-current': name === part ? 'page' : undefined }, t(name))),
  );
  if (drawn === failed) return at('content').replaceChildren();
  at('world').replaceChildren(...drawn.names.map((name) => element('option', { value: name, selected: name === world }, name)));
  at('now').textContent = drawn.clock ? `${drawn.clock.now} (${t(drawn.clock.mode)})` : '';
  at('content').replaceChildren(...drawn.nodes);
}

async function speak(language) {
  words = await (await fetch(`/__admin/ui/words.${language}.json`)).json();
  document.documentElement.lang = language === 'pt' ? 'pt-BR' : 'en';
  document.title = t('title');
  at('language').value = language;
  at('parts').setAttribute('aria-label', t('parts'));
  for (const [id, key] of Object.entries({
    title: 'title',
    skip: 'skip',
    'world-label': 'world',
    'language-label': 'language',
    refresh: 'refresh',
    'access-title': 'accessTitle',
    'access-why': 'accessWhy',
    'access-use': 'accessUse',
    'access-leave': 'accessLeave',
  })) {
    at(id).textContent = t(key);
  }
}

at('refresh').addEventListener('click', () => void page.act(() => undefined, t('refreshed')));
at('world').addEventListener('change', ({ target }) => void page.choose(target.value));
at('language').addEventListener('change', async ({ target }) => {
  localStorage.setItem('ponte-mock-language', target.value);
  await speak(target.value);
  await show();
});
at('skip').addEventListener('click', (event) => {
  event.preventDefault();
  at('content').focus();
});
addEventListener('hashchange', async () => {
  await show();
  at('part')?.focus();
});

const preferred = localStorage.getItem('ponte-mock-language') ?? (/^pt\b/i.test(navigator.language) ? 'pt' : 'en');
await speak(preferred === 'pt' ? 'pt' : 'en');
await show();
