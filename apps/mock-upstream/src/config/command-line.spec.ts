import { readCommandLine, usage } from './command-line';
import { environmentSchema } from './environment';

const run = (args: string[], source: Record<string, string> = {}) => {
  const command = readCommandLine(args, source);
  if (command.kind !== 'run') throw new Error(command.kind);
  return command;
};

describe('the command line of the emulator', () => {
  it('wins over the environment, which wins over the defaults', () => {
    const { environment, json } = run(['--port', '0', '--seed=7', '--json'], { MOCK_PORT: '1', MOCK_BATCH_CAP: '5' });
    expect(environment).toMatchObject({ MOCK_PORT: 0, MOCK_SEED: '7', MOCK_BATCH_CAP: 5, MOCK_STRICTNESS: 'strict' });
    expect(json).toBe(true);
  });

  it('takes scenarios and worlds several times, or several at once', () => {
    const { environment } = run(['--scenario', 'slow', '--scenario', 'quota, late', '--world', 'a', '--world', 'b']);
    expect(environment).toMatchObject({ MOCK_SCENARIOS: ['slow', 'quota', 'late'], MOCK_WORLDS: ['a', 'b'] });
  });

  it('takes times as the engine does', () => {
    expect(run(['--clock', 'real', '--world-ttl', '2h30m']).environment).toMatchObject({
      MOCK_CLOCK: undefined,
      MOCK_WORLD_TTL: 9_000_000,
    });
    expect(run(['--clock', '2026-03-01']).environment.MOCK_CLOCK).toBe('2026-03-01');
  });

  it('names every fault by its option or variable, never by its value', () => {
    const faulty = ['--port', 'secret', '--clock', 'secret', '--world', 'se/cret', '--world-ttl', 'secret', '--strictness', 'secret'];
    const read = () => readCommandLine(faulty, { MOCK_MAX_WORLDS: 'secret' });
    expect(read).toThrow(/--port: [\s\S]*--clock: [\s\S]*--strictness: [\s\S]*--world: [\s\S]*MOCK_MAX_WORLDS: [\s\S]*--world-ttl: /);
    expect(read).not.toThrow(/se\/?cret/);
  });

  it.each([
    [['--colour'], '--colour is no option'],
    [['--port'], '--port: takes a value'],
    [['--json=yes'], '--json: takes no value'],
    [['secret'], 'there is an argument that is no option'],
  ])('refuses %j', (args, fault) => {
    expect(() => readCommandLine(args, {})).toThrow(fault);
    expect(() => readCommandLine(args, {})).not.toThrow(/secret/);
  });

  it('tells its help and version before it looks at anything else', () => {
    expect(readCommandLine(['--help', '--port', 'x'], {})).toEqual({ kind: 'help' });
    expect(readCommandLine(['-v'], {})).toEqual({ kind: 'version' });
  });

  it('has an option for every variable but those of accounts and tokens', () => {
    const hidden = ['MOCK_ADMIN_TOKEN', 'MOCK_HAT_TOKEN', 'MOCK_HAT_ID_TENANT', 'MOCK_HAT_TENANT_NAME', 'MOCK_HAT_INSURERS'];
    const variables = Object.keys(environmentSchema.shape).filter((name) => !hidden.includes(name));
    expect(usage.match(/^ {2}--(?!json|help)/gm)).toHaveLength(variables.length);
  });
});
