import request from 'supertest';
import { createMock, type MockUpstream } from '../create-mock';
import { readPageFiles } from './ui/page-files';

const files = readPageFiles();
const textOf = (name: string): string => files.get(name)?.text ?? '';
const scripts = [...files].filter(([name]) => name.endsWith('.js'));
const words = (language: string) => JSON.parse(textOf(`words.${language}.json`)) as Record<string, string>;

let mock: MockUpstream;
beforeAll(async () => (mock = await createMock({ adminToken: 'segredo' })));
afterAll(() => mock.close());

describe('the page at /__admin/ui', () => {
  it('is served with all it refers to, and lets nothing run but its own files', async () => {
    const page = await request(mock.url).get('/__admin/ui').expect(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);

    const wanted = new Set([...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address = '']) => address));
    expect(wanted.size).toBe(2);
    for (const [name, { text }] of scripts) {
      for (const [, imported = ''] of text.matchAll(/from '\.\/([^']+)'/g)) wanted.add(`/__admin/ui/${imported}`);
      expect([name, /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function/.test(text)]).toEqual([name, false]);
    }
    for (const address of wanted) await request(mock.url).get(address).expect(200).expect('x-content-type-options', 'nosniff');
    expect([...wanted].filter((address) => address.endsWith('.js'))).toHaveLength(scripts.length);
  });

  it('holds no script, style or listener within its markup', () => {
    const markup = textOf('index.html');
    expect(markup).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    expect([...markup.matchAll(/<script\b[^>]*>([^<]*)</g)].map(([, inside]) => inside)).toEqual(['']);
  });

  it('is given to whoever asks, since it tells nothing; the routes it asks still want the token', async () => {
    const elsewhere = { host: 'mock.example' };
    await request(mock.url).get('/__admin/ui').set(elsewhere).expect(200);
    await request(mock.url).get('/__admin/ui/page.js').set(elsewhere).expect(200);
    await request(mock.url).get('/__admin/worlds').set(elsewhere).expect(403);
    await request(mock.url)
      .get('/__admin/worlds')
      .set({ ...elsewhere, 'x-mock-admin-token': 'segredo' })
      .expect(200);
  });

  it('has no other files, and is there in every world', async () => {
    await request(mock.url).get('/__admin/ui/nothing.js').expect(404);
    await request(mock.url).get('/__admin/ui/..%2fui.controller.ts').expect(404);
    await request(mock.url).get('/w/a/__admin/ui').expect(200);
  });

  it('says everything in both languages', () => {
    const [portuguese, english] = [words('pt'), words('en')];
    expect(Object.keys(portuguese)).toEqual(Object.keys(english));
    const slots = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(english)) expect([key, slots(portuguese[key])]).toEqual([key, slots(english[key])]);
    const used = scripts.flatMap(([, { text }]) => [...text.matchAll(/\bt\('([\w.]+)'/g)].map(([, key = '']) => key));
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((key) => !(key in english))).toEqual([]);
  });
});

describe('DELETE /__admin/faults/{place}', () => {
  it('removes one switch and leaves the others with their counts', async () => {
    const { faults } = mock.world('one-fault');
    faults.add({ operation: 'persons', kind: 'resetBefore', name: 'a' });
    faults.add({ operation: 'persons', kind: 'resetBefore', name: 'b' });
    await request(mock.url).delete('/w/one-fault/__admin/faults/1').expect(204);
    expect(faults.list().map(({ fault }) => fault.name)).toEqual(['b']);
    for (const place of ['0', '2', 'x', '1.5']) await request(mock.url).delete(`/w/one-fault/__admin/faults/${place}`).expect(404);
    expect(faults.list()).toHaveLength(1);
  });
});
