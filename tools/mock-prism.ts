import { contractVendors } from './contract-vendors';
import { startPrism } from './prism-process';
import { runCommand } from './run-command';

/** `npm run mock:prism -- <vendor> [port]`: a stateless mock of a vendor's contract, until Ctrl-C. */
async function main(): Promise<void> {
  const [vendor, port = '4010'] = process.argv.slice(2);
  if (vendor === undefined || !/^\d{1,5}$/.test(port)) {
    throw new Error(`usage: mock-prism <vendor> [port]; the vendors are ${contractVendors().join(', ')}`);
  }
  const prism = await startPrism({ vendor, port: Number(port), onLine: (line) => console.log(line) });
  const end = () => void prism.close().then(() => process.exit(0));
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

runCommand(main);
