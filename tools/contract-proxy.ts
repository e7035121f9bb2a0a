import { parseArgs } from 'node:util';
import { contractVendors } from './contract-vendors';
import { startContractProxy } from './contract-proxy/start-contract-proxy';
import { runCommand } from './run-command';

const usage = `npm run contract:proxy -- <vendor> [port] [--emulator URL]

Puts Prism between a client and the emulator, until Ctrl-C: calls and answers that break the contract are refused and told here.
Vendors: ${contractVendors().join(', ')}. Port: 4011, 0 takes any free one.
--emulator: one that runs already, such as http://127.0.0.1:3100 or, for one of its worlds, http://127.0.0.1:3100/w/name.
Without it an emulator of its own is started, in memory.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { emulator: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [vendor, port = '4011', ...rest] = positionals;
  if (values.help) return void process.stdout.write(usage);
  if (vendor === undefined || rest.length > 0 || !/^\d{1,5}$/.test(port)) throw new Error(usage);
  const { emulator } = values;
  const proxy = await startContractProxy({ vendor, port: Number(port), emulator, onViolation: (line) => console.log(line) });
  console.log(`${vendor}: ${proxy.url}\n  checks against mocks/${vendor}/openapi.yaml, passes on to ${proxy.upstream}`);
  const end = () => void proxy.close().then(() => process.exit(0));
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

runCommand(main);
