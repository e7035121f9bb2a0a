import attachmentsDown from '../../../../mocks/protheus-refund/scenarios/attachments-down.json';
import prescriptionAnsweredLate from '../../../../mocks/protheus-refund/scenarios/prescription-answered-late.json';
import prescriptionCreatedLate from '../../../../mocks/protheus-refund/scenarios/prescription-created-late.json';
import prescriptionCreatedThenFailed from '../../../../mocks/protheus-refund/scenarios/prescription-created-then-failed.json';
import prescriptionCreatedUnheard from '../../../../mocks/protheus-refund/scenarios/prescription-created-unheard.json';
import prescriptionNeverCreated from '../../../../mocks/protheus-refund/scenarios/prescription-never-created.json';
import shortTokens from '../../../../mocks/protheus-refund/scenarios/short-tokens.json';
import { readScenario, type Scenario } from '../engine/scenario';
import type { ProtheusMockSettings } from './protheus.settings';

/** Situations under which a call that must not be repeated is to be survived, and two more. */
export const protheusScenarios: readonly Scenario<ProtheusMockSettings>[] = [
  prescriptionCreatedUnheard,
  prescriptionCreatedLate,
  prescriptionNeverCreated,
  prescriptionCreatedThenFailed,
  prescriptionAnsweredLate,
  attachmentsDown,
  shortTokens,
].map((scenario) => readScenario<ProtheusMockSettings>(scenario));
