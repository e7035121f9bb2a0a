import { hatSuite } from './hat/hat-suite';
import { medseniorSuite } from './medsenior/medsenior-suite';
import { protheusSuite } from './protheus-refund/protheus-suite';
import type { Suite } from './suite';

/** One for each contract. */
export const suites: readonly Suite[] = [hatSuite, protheusSuite, medseniorSuite];
