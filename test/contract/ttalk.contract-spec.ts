import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hatSettings } from '../../apps/mock-upstream/src/hat/hat.settings';
import { contractOf } from '../../tools/conformance/contract';
import { contractDifferences } from '../../tools/conformance/ttalk/contract-differences';
import { foundDifferences, missingTtalk } from '../../tools/conformance/ttalk/found-differences';
import { checkedDifferences, differencesHeading, listedDifferences } from '../../tools/conformance/ttalk/listed-differences';
import { TtalkDocuments } from '../../tools/conformance/ttalk/ttalk-documents';
import { projectRoot } from '../../tools/project-root';

/** TOTVS' files are no part of this project: where they are not at hand the comparison is left out, and says so. */
const folder = process.env.TTALK_DIR ?? join(projectRoot(), '..', 'shared', 'vendors', 'ttalk');
const missing = missingTtalk(folder);

describe('TOTVS’ OpenAPI files', () => {
  if (missing !== undefined) {
    it('are not at hand', () => void process.stderr.write(`${missing}\n`));
    return;
  }

  it('differ from the contract and the emulator only where docs/vendors/hat.md says so, with a decision', async () => {
    const found = await foundDifferences(folder);
    expect(found.length).toBeGreaterThan(100);
    expect(checkedDifferences(found, listedDifferences())).toEqual({ unlisted: [], stale: [], undecided: [] });
  });
});

describe('the list of differences', () => {
  const document = readFileSync(join(projectRoot(), 'docs/vendors/hat.md'), 'utf8');

  it('names only settings that there are', () => {
    const tenants = readFileSync(join(projectRoot(), 'docs/tenants.md'), 'utf8');
    for (const { at, setting } of listedDifferences(document)) {
      const [, where, name = ''] = /^(mock hat|hat)\.(\w+)$/.exec(setting) ?? [];
      const exists = where === 'hat' ? tenants.includes(`"${name}"`) : Object.hasOwn(hatSettings, name);
      expect([at, setting === 'none' || exists]).toEqual([at, true]);
    }
  });

  it('fails for what it does not name, for what is gone, and for a row without a decision', () => {
    const rows = listedDifferences(
      `${differencesHeading}\n| \`POST /a * length\` | 8 | * | longer here | none |\n| \`POST /b\` | absent | declared | | none |\n## Next\n| \`x\` | | | | |`,
    );
    const found = [
      { at: 'POST /a body name length', theirs: '8', here: '10' },
      { at: 'POST /a body name length', theirs: '9', here: '10' },
    ];
    const { unlisted, stale, undecided } = checkedDifferences(found, rows);
    expect(unlisted).toEqual(found.slice(1));
    expect(stale.map(({ at }) => at)).toEqual(['POST /b']);
    expect(undecided.map(({ at }) => at)).toEqual(['POST /b']);
    expect(() => listedDifferences('nothing')).toThrow('has no section');
  });

  it('says when there is nothing to compare', () => {
    expect(missingTtalk(undefined)).toContain('TTALK_DIR is not set');
    expect(missingTtalk(tmpdir())).toContain('holds no jsonschema/apis');
  });
});

describe('comparing files with the contract', () => {
  const address = 'https://raw.githubusercontent.com/totvs/ttalk-standard-message/master/jsonschema';
  let made: string;
  beforeAll(() => {
    made = mkdtempSync(join(tmpdir(), 'ponte-ttalk-'));
    for (const part of ['apis', 'schemas']) mkdirSync(join(made, 'jsonschema', part), { recursive: true });
    const write = (path: string, content: object) => writeFileSync(join(made, 'jsonschema', path), JSON.stringify(content));
    write('apis/Health_v1.json', {
      servers: [[{ url: '{{host}}/older' }]],
      paths: {
        '/healthcheck': {
          get: {
            parameters: [{ name: 'idTenant', in: 'header', schema: { type: 'integer' } }],
            responses: { 200: { content: { json: { schema: { $ref: `${address}/schemas/Health.json#/definitions/Health` } } } } },
          },
        },
        '/elsewhere': { get: {} },
      },
    });
    write('schemas/Health.json', {
      definitions: {
        Health: {
          allOf: [{ $ref: '#/definitions/Rest' }, { properties: { Banco: { type: 'string', maxLength: 2 }, OTHER: { type: 'string' } } }],
        },
        Rest: { properties: { REST: { type: 'object' } } },
      },
    });
  });
  afterAll(() => rmSync(made, { recursive: true }));

  it('finds operations, servers, parameters, statuses, fields, names, types and lengths, through references', () => {
    const contract = contractOf('hat');
    const all = contractDifferences(new TtalkDocuments(made), contract).map(({ at, theirs, here }) => `${at}: ${theirs} | ${here}`);
    const elsewhere = contract.operations
      .filter(({ path }) => path !== '/healthcheck')
      .map(({ method, path }) => `${method} ${path}: absent | declared`);
    expect(all).toEqual([
      'server of Health: /older | /api/healthcare/hat/v1',
      'GET /elsewhere: declared | absent',
      ...elsewhere,
      'GET /healthcheck header idTenant required: false | true',
      'GET /healthcheck header idTenant type: integer | string',
      'GET /healthcheck header tenantName: absent | required',
      'GET /healthcheck answer 200 REST required: false | true',
      'GET /healthcheck answer 200 REST type: object | string',
      'GET /healthcheck answer 200 Banco name: Banco | BANCO',
      'GET /healthcheck answer 200 Banco required: false | true',
      'GET /healthcheck answer 200 Banco length: 2 | open',
      'GET /healthcheck answer 200 OTHER: declared | absent',
      'GET /healthcheck answer 200 REDIS: absent | declared',
      'GET /healthcheck answer 401: absent | declared',
    ]);
  });
});
