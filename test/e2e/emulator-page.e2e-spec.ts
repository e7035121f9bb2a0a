import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { until } from '../support';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';

/** What is used here of playwright-core, which may be absent. */
interface Page {
  goto(address: string): Promise<unknown>;
  reload(): Promise<unknown>;
  waitForSelector(selector: string): Promise<unknown>;
  evaluate<Value>(expression: string): Promise<Value>;
  innerText(selector: string): Promise<string>;
  fill(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  selectOption(selector: string, value: string): Promise<unknown>;
  keyboard: { press(key: string): Promise<void> };
  on(event: 'dialog', listener: (dialog: { accept(): Promise<void> }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
}
interface Browser {
  newPage(options: { locale: string }): Promise<Page>;
  close(): Promise<void>;
}
interface Playwright {
  chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}

const playwright = loaded();
const chromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);
const missing = [playwright ? '' : 'playwright-core', chromium === undefined ? 'a browser (CHROMIUM_PATH)' : '']
  .filter(Boolean)
  .join(' and ');

function loaded(): Playwright | undefined {
  try {
    return createRequire(__filename)('playwright-core') as Playwright;
  } catch {
    return undefined;
  }
}

/** Asked over and over from outside: a page may not evaluate texts itself, by its own policy. */
function holds(page: Page, expression: string): Promise<unknown> {
  return until(() => page.evaluate<boolean>(`Boolean(${expression})`));
}

const hostile = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">';

if (missing) {
  it(`the page of the emulator is not looked at: ${missing} is not installed`, () => {
    process.stderr.write(`emulator-page: skipped, ${missing} is not installed\n`);
  });
} else {
  describe('the page of the emulator, in a browser', () => {
    let mock: MockUpstream;
    let browser: Browser;
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      // Chromium's own sandbox does not work for root, as in most containers; the page is our own.
      browser = await playwright!.chromium.launch({ executablePath: chromium!, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    });
    afterAll(() => browser.close());

    beforeEach(async () => {
      mock = await createMock({ seed: 1, clock: '2026-03-01T12:00:00Z', processingMs: 600_000, adminToken: 'segredo' });
      await open('pt-BR');
    });
    afterEach(async () => {
      await mock.close();
      expect(complaints).toEqual([]);
    });

    async function open(locale: string): Promise<void> {
      page = await browser.newPage({ locale });
      complaints = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on(
        'console',
        (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && complaints.push(message.text()),
      );
      page.on('dialog', (dialog) => void dialog.accept());
    }

    const at = async (part: string): Promise<void> => {
      await page.goto(`${mock.url}/__admin/ui#${part}`);
      await page.waitForSelector(`nav a[href="#${part}"][aria-current]`);
    };
    const send = (name: string) =>
      fetch(`${mock.hat.url}/persons`, {
        method: 'POST',
        headers: {
          authorization: 'mock-master-token',
          idTenant: '5',
          tenantName: 'operadora-exemplo',
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          healthInsurerId: '0001',
          ansRegistry: '417505',
          items: [{ personId: '00009001', name, birthdate: '1990-04-12', gender: 'F', holderCPF: '52998224725' }],
        }),
      });
    const told = (text: string) => holds(page, `document.getElementById('said').textContent.includes(${JSON.stringify(text)})`);

    it('speaks Portuguese or English as the browser does, and as is chosen', async () => {
      await at('worlds');
      expect(await page.innerText('#part')).toBe('Mundos');
      await page.selectOption('#language', 'en');
      await holds(page, "document.getElementById('part').textContent === 'Worlds'");
      await page.reload();
      await holds(page, "document.getElementById('part')?.textContent === 'Worlds'");
      await open('en-GB');
      await at('faults');
      expect(await page.innerText('#part')).toBe('Faults');
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    });

    it('makes, chooses, resets and deletes worlds', async () => {
      await at('worlds');
      await page.fill('input[name=name]', 'um');
      await page.selectOption('select[name=from]', 'default');
      await page.click('main form button');
      await told('um');
      await page.click('button[aria-label="Escolher um"]');
      await holds(page, "document.getElementById('world').value === 'um'");
      mock.world('um').hat.load('persons', [{ personId: '1' }] as never);
      await page.selectOption('select[name=scope]', 'state');
      await page.click('main form:last-of-type button');
      await told('Feito');
      expect(mock.world('um').hat.records('persons').size).toBe(0);
      await page.click('button[aria-label="Excluir um"]');
      await holds(page, "document.getElementById('world').value === 'default' && !document.querySelector('[aria-label=\"Excluir um\"]')");
    });

    it('moves the clock, and tokens in flight fall due', async () => {
      await send('Marina');
      await at('tokens');
      expect(await page.innerText('main')).toContain('2026-03-01T12:10:00.000Z');
      await page.click('main table button');
      await holds(page, "document.querySelectorAll('main tbody tr').length === 0");
      expect(mock.hat.records('persons').size).toBe(1);
      await at('clock');
      await page.fill('input[name=by]', '1h30m');
      await page.keyboard.press('Enter');
      await told('1h30m');
      expect(await page.innerText('#clock-now')).toContain('2026-03-01T13:40:00.000Z');
      await page.fill('input[name=by]', 'amanhã');
      await page.keyboard.press('Enter');
      await holds(page, "document.getElementById('failed').textContent.includes('by')");
    });

    it('shows what callers wrote as text: nothing of it runs', async () => {
      mock.hat.load('persons', [{ personId: '1', name: hostile, gender: 'F' }] as never);
      mock.faults.add({ operation: 'persons', kind: 'delay', ms: 0, name: hostile });
      await send(hostile);
      await at('entities');
      await page.click('button[aria-label="Ver 1"]');
      await page.waitForSelector('#entity');
      expect(await page.innerText('#entity')).toContain('<script>window.hacked=1</script>');
      await at('faults');
      expect(await page.innerText('main')).toContain('<script>');
      await at('journal');
      await page.click('input[name=unmasked]');
      await page.click('main form button');
      await holds(page, "document.querySelector('input[name=unmasked]').checked");
      await page.click('button[aria-label="Ver 1"]');
      await holds(page, "document.querySelector('main').innerText.includes('window.hacked=1')");
      expect(await page.evaluate("[window.hacked ?? null, document.querySelectorAll('main script, main img').length]")).toEqual([null, 0]);
    });

    it('changes an entity', async () => {
      mock.hat.load('persons', [{ personId: '1', name: 'ANA', gender: 'F' }] as never);
      await at('entities');
      await page.click('button[aria-label="Ver 1"]');
      await page.fill('textarea[name=change]', '{"name": "ANA PAULA"}');
      await page.click('main form:last-of-type button');
      await told('Alterado');
      expect(await page.innerText('#entity')).toContain('ANA PAULA');
    });

    it('masks the journal, and gives a call as curl', async () => {
      await send('Marina Azevedo Prado');
      await at('journal');
      await page.click('button[aria-label="Ver 1"]');
      await page.waitForSelector('#looked');
      const text = await page.innerText('main');
      expect(text).toContain('cpf~');
      expect(text).not.toMatch(/Marina|52998224725|mock-master-token/);
      await page.click('button[aria-label="Copiar como curl 1"]');
      // The clipboard may be denied: then the command is there to be copied by hand.
      await holds(page, "/curl/.test(document.getElementById('said').textContent) || document.getElementById('curl')");
    });

    it('switches faults on and off, and scenarios too', async () => {
      await at('faults');
      await page.fill('input[name=operation]', 'persons');
      await page.fill('input[name=status]', '503');
      await page.fill('input[name=first]', '2');
      await page.click('main form button');
      await told('Falha ligada');
      expect(mock.faults.list().map(({ fault }) => fault)).toEqual([{ operation: 'persons', kind: 'status', status: 503, first: 2 }]);
      await page.click('button[aria-label="Remover status persons"]');
      await told('Feito');
      expect(mock.faults.list()).toEqual([]);
      await at('scenarios');
      await page.click('button[aria-label="Aplicar hat:maintenance-window"]');
      await page.click('button[aria-label="Desfazer hat:maintenance-window"]');
      await page.waitForSelector('button[aria-label="Aplicar hat:maintenance-window"]');
    });

    it('can be walked with the keyboard, and takes the focus along', async () => {
      await at('worlds');
      await page.evaluate('document.querySelector(\'nav a[href="#clock"]\').focus()');
      await page.keyboard.press('Enter');
      await holds(page, "document.activeElement.id === 'part' && document.activeElement.textContent === 'Relógio'");
      const unnamed = await page.evaluate(
        "[...document.querySelectorAll('input, select, textarea')].filter((one) => !one.labels?.length && !one.ariaLabel).length",
      );
      expect(unnamed).toBe(0);
    });
  });

  describe('the page of the emulator, from another machine', () => {
    it('asks for the token, and goes on with it', async () => {
      const mock = await createMock({ adminToken: 'segredo' });
      const { port } = new URL(mock.url);
      const args = ['--no-sandbox', '--disable-dev-shm-usage', '--host-resolver-rules=MAP mock.example 127.0.0.1'];
      const browser = await playwright!.chromium.launch({ executablePath: chromium!, args });
      try {
        const page = await browser.newPage({ locale: 'en' });
        await page.goto(`http://mock.example:${port}/__admin/ui`);
        await page.waitForSelector('dialog[open]');
        await page.fill('#token', 'wrong');
        await page.keyboard.press('Enter');
        await holds(page, "document.querySelector('dialog[open]') && document.getElementById('token').value === ''");
        await page.fill('#token', 'segredo');
        await page.keyboard.press('Enter');
        await page.waitForSelector('main table');
        expect(await page.evaluate("document.querySelector('dialog[open]') === null")).toBe(true);
      } finally {
        await browser.close();
        await mock.close();
      }
    });
  });
}
