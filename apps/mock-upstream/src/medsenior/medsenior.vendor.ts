import type { Vendor } from '../engine/vendor';
import { guideKind } from './guide-kind';
import { problemAnswer } from './medsenior-answers';
import { medseniorDoor, type MedseniorDoor } from './medsenior-door';
import { answerMedseniorCall, medseniorOperations } from './medsenior-operations';
import { medseniorSettings, type MedseniorSettings } from './medsenior.settings';
import { MedseniorState } from './medsenior.state';

export const medsenior: Vendor<'medsenior', MedseniorState, MedseniorSettings, MedseniorDoor> = {
  name: 'medsenior',
  title: 'MedSenior',
  basePaths: ['/medsenior'],
  operations: medseniorOperations,
  settings: medseniorSettings,
  entities: [guideKind],
  makeState: (context) => new MedseniorState(context),
  handle: answerMedseniorCall,
  renderError: problemAnswer,
  door: medseniorDoor,
};
