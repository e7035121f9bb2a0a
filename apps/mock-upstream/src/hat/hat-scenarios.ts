import allInvalid from '../../../../mocks/hat/scenarios/all-invalid.json';
import batchCapLowered from '../../../../mocks/hat/scenarios/batch-cap-lowered.json';
import driftedContract from '../../../../mocks/hat/scenarios/drifted-contract.json';
import expiringCredentials from '../../../../mocks/hat/scenarios/expiring-credentials.json';
import happyPath from '../../../../mocks/hat/scenarios/happy-path.json';
import lateResult from '../../../../mocks/hat/scenarios/late-result.json';
import lostToken from '../../../../mocks/hat/scenarios/lost-token.json';
import magicKeys from '../../../../mocks/hat/scenarios/magic-keys.json';
import maintenanceWindow from '../../../../mocks/hat/scenarios/maintenance-window.json';
import partialFailure from '../../../../mocks/hat/scenarios/partial-failure.json';
import quota from '../../../../mocks/hat/scenarios/quota.json';
import slowVendor from '../../../../mocks/hat/scenarios/slow-vendor.json';
import stuckToken from '../../../../mocks/hat/scenarios/stuck-token.json';
import unnamedFailures from '../../../../mocks/hat/scenarios/unnamed-failures.json';
import wrongCharset from '../../../../mocks/hat/scenarios/wrong-charset.json';
import { readScenario, type Scenario } from '../engine/scenario';
import type { HatMockSettings } from './hat.settings';

/** The situations of HAT, as told in docs/emulator.md and in this order. */
export const hatScenarios: readonly Scenario<HatMockSettings>[] = [
  happyPath,
  partialFailure,
  allInvalid,
  unnamedFailures,
  stuckToken,
  lostToken,
  lateResult,
  slowVendor,
  maintenanceWindow,
  expiringCredentials,
  quota,
  wrongCharset,
  driftedContract,
  batchCapLowered,
  magicKeys,
].map((scenario) => readScenario<HatMockSettings>(scenario));
