import { answerShape, type AnswerShape } from './answer-shape';
import type { BehaviourResult } from './run-suite';

/** What one behaviour showed at the target and did not show at the emulator, or the other way round. */
export interface ComparedBehaviour {
  id: string;
  operation: string;
  /** Sentences; empty when nothing differs. */
  differences: readonly string[];
}

/** Compares two runs of one suite, behaviour by behaviour and answer by answer. */
export function comparedRuns(target: readonly BehaviourResult[], emulator: readonly BehaviourResult[]): ComparedBehaviour[] {
  const emulated = new Map(emulator.map((one) => [one.behaviour.id, one]));
  return target.map((there) => {
    const { id, operation } = there.behaviour;
    const here = emulated.get(id);
    return { id, operation, differences: here && there.result !== 'skipped' ? [...new Set(differences(there, here))] : [] };
  });
}

function differences(there: BehaviourResult, here: BehaviourResult): string[] {
  const found: string[] = [];
  if (there.result !== here.result) found.push(`${there.result} here, ${here.result} at the emulator`);
  const count = Math.min(there.exchanges.length, here.exchanges.length);
  for (let at = 0; at < count; at++) {
    const [target, emulator] = [there.exchanges[at], here.exchanges[at]];
    // Another path through the operations, for other data was found: what follows cannot be laid side by side.
    if (!target || !emulator || target.operation.id !== emulator.operation.id) break;
    found.push(...shapeDifferences(target.operation.id, answerShape(target), answerShape(emulator)));
  }
  return found;
}

function shapeDifferences(operation: string, there: AnswerShape, here: AnswerShape): string[] {
  const found: string[] = [];
  const differ = (what: string, target: unknown, emulator: unknown) => {
    if (target !== emulator) found.push(`${operation} ${what}: ${shown(target)}, emulator ${shown(emulator)}`);
  };
  differ('HTTP status', there.status, here.status);
  differ('type of content', there.type, here.type);
  if (there.status !== here.status) return found;
  if (there.status >= 400) {
    differ('code', there.code, here.code);
    differ('message', there.message, here.message);
  }
  for (const path of new Set([...there.fields.keys(), ...here.fields.keys()])) {
    const known = hasParent(path, there.fields) && hasParent(path, here.fields);
    if (known) differ(`field ${path}`, there.fields.get(path), here.fields.get(path));
  }
  return found;
}

/** A list that is empty here says nothing about its entries, nor an absent object about its fields: the parent is told alone. */
function hasParent(path: string, fields: ReadonlyMap<string, string>): boolean {
  const parent = path.endsWith('[]') ? undefined : path.slice(0, Math.max(path.lastIndexOf('.'), 0));
  return parent !== undefined && (parent === '' || fields.has(parent));
}

function shown(value: unknown): string {
  return value === undefined || value === '' ? 'absent' : String(value);
}
