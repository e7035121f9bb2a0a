/**
 * `code` of GET integration/{tokenId}. No vendor document states the meanings; these are what the Protheus client reads into
 * them. 0, 1 and 2 are pending, the others final. 404 stands in the body of an HTTP 200.
 */
export const integrationCodes = {
  waitingValidation: 0,
  waitingProcessing: 1,
  partlyInvalid: 2,
  allInvalid: 3,
  done: 4,
  partial: 5,
  failed: 6,
  unknownToken: 404,
} as const;

export type IntegrationCode = (typeof integrationCodes)[keyof typeof integrationCodes];
