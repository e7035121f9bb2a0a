import { hatResources, type HatResource } from '@ponte/hat/contract';
import type { Vendor } from '../engine/vendor';
import { guideKind } from './authorizations/guide-kind';
import { guidesDoor, type GuidesDoor } from './authorizations/guides-door';
import { problemAnswer } from './hat-answers';
import { answerHatCall, hatOperations } from './hat-operations';
import { hatScenarios } from './hat-scenarios';
import { hatSettings, type HatItem, type HatMockSettings } from './hat.settings';
import { HatState } from './hat.state';
import { recordKind } from './record-kind';
import { tokenKind } from './token-kind';

/** What the in-process emulator offers for HAT beside the common. */
export interface HatDoor {
  /** Live view of what HAT holds, by key, of one operator (the first configured one by default). */
  records(resource: HatResource, healthInsurerId?: string): ReadonlyMap<string, HatItem>;
  authorizations: GuidesDoor;
}

export const hat: Vendor<'hat', HatState, HatMockSettings, HatDoor> = {
  name: 'hat',
  title: 'TOTVS HAT',
  // The base path of the documents, and the one of the older interface files.
  basePaths: ['/hat/api/healthcare/hat/v1', '/hat/api/hat/healthcare/v1'],
  operations: hatOperations,
  settings: hatSettings,
  entities: [...hatResources.map(recordKind), tokenKind, guideKind],
  scenarios: hatScenarios,
  makeState: (context) => new HatState(context),
  handle: answerHatCall,
  renderError: problemAnswer,
  door: (state) => ({
    records: (resource, healthInsurerId) => state().records(resource, healthInsurerId),
    authorizations: guidesDoor(state),
  }),
};
