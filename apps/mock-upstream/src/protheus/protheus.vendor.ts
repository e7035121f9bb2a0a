import type { Vendor } from '../engine/vendor';
import { problemAnswer } from './protheus-answers';
import { protheusDoor, type ProtheusDoor } from './protheus.door';
import { answerProtheusCall, protheusOperations } from './protheus-operations';
import { protheusScenarios } from './protheus-scenarios';
import { protheusSettings, type ProtheusMockSettings } from './protheus.settings';
import { ProtheusState } from './protheus.state';
import { protheusKinds } from './record-kinds';

export const protheus: Vendor<'protheus', ProtheusState, ProtheusMockSettings, ProtheusDoor> = {
  name: 'protheus',
  title: 'TOTVS Protheus refunds',
  basePaths: ['/protheus/rest'],
  operations: protheusOperations,
  settings: protheusSettings,
  entities: protheusKinds,
  scenarios: protheusScenarios,
  makeState: (context) => new ProtheusState(context),
  handle: answerProtheusCall,
  renderError: problemAnswer,
  door: protheusDoor,
};
