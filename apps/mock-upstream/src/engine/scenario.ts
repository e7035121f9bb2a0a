import type { Fault } from './fault';
import { FieldError } from './field-error';
import { objectAt } from './journal/requests/field-reader';

/** A situation under a name, as data: what it sets and which faults it switches on. */
export interface Scenario<Settings extends object = object> {
  /** Words in small letters joined by hyphens. */
  readonly name: string;
  /** One sentence for people. */
  readonly description: string;
  readonly settings?: Partial<Settings>;
  readonly faults?: readonly Fault[];
}

const fields = ['name', 'description', 'settings', 'faults'];
const scenarioName = /^[a-z0-9]+(-[a-z0-9]+){0,9}$/;

/**
 * Reads a scenario that somebody wrote down. What is in its settings and faults is judged when it is applied.
 * @throws FieldError
 */
export function readScenario<Settings extends object>(value: unknown): Scenario<Settings> {
  const given = objectAt(value, 'scenario');
  if (Object.keys(given).some((name) => !fields.includes(name)))
    throw new FieldError('scenario', `has a field nobody knows; known are ${fields.join(', ')}`);
  const { name, description = '', settings, faults } = given;
  if (typeof name !== 'string' || name.length > 60 || !scenarioName.test(name))
    throw new FieldError('name', 'must be words in small letters joined by hyphens');
  if (typeof description !== 'string' || description.length > 500)
    throw new FieldError('description', 'must be a text of at most 500 characters');
  if (settings !== undefined) objectAt(settings, 'settings');
  if (faults !== undefined && !Array.isArray(faults)) throw new FieldError('faults', 'must be a list');
  return {
    name,
    description,
    ...(settings === undefined ? {} : { settings: settings as Partial<Settings> }),
    ...(faults === undefined ? {} : { faults: faults as Fault[] }),
  };
}
