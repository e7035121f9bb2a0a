import { startBridge } from './start/start-bridge';
import { readOptions, usage } from './start/options';

/** `npm start`: emulator and hub on this machine, the sample operator loaded, everything up until Ctrl-C. */
const options = readOptions(process.argv.slice(2));
if (options === undefined || options.help) {
  console.log(usage);
  process.exitCode = options ? 0 : 2;
} else {
  void startBridge(options).then(
    (code) => process.exit(code),
    (error: Error) => {
      console.error(`\n${error.message}`);
      process.exit(1);
    },
  );
}
