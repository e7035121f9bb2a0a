import { readOptions, usage } from './record/options';
import { startRecording, type RecordingReport } from './record/recording';
import { interrupted, onInterruption } from './start/interruption';
import { runCommand } from './run-command';

/** `npm run record`, see the usage. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  const options = readOptions(args);
  const recording = await startRecording(options);
  const ended = onInterruption(() => recording.drop());
  console.log(`Call ${recording.url} in place of ${options.target}. Ctrl-C ends the recording.`);
  await interrupted(ended);
  return told(await recording.end(), options.out);
}

function told({ written, withheld, unrecorded }: RecordingReport, out: string): number {
  console.log(`${written.length} fixtures in ${out}: no identifier of the input is left in them.`);
  for (const { at, kinds } of withheld) console.error(`WITHHELD: exchange ${at + 1}, in which something is left of: ${kinds.join(', ')}`);
  if (unrecorded > 0) console.error(`NOT RECORDED: ${unrecorded} calls, for which there was no room; record in shorter pieces.`);
  return withheld.length + unrecorded > 0 ? 1 : 0;
}

runCommand(main, 2);
