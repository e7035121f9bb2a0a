/** Whether a guide was imported. 0 and 1 are documented; 2, 3 and 4 are what the Protheus client writes. */
export const trackingStatuses = {
  notImported: '0',
  imported: '1',
  cancellationImported: '2',
  importFailed: '3',
  cancellationImportFailed: '4',
} as const;

/** `authorizationStatus` of a guide (BEA_STATUS): the older files and the Protheus client. The list is open. */
export const authorizationStatuses = { authorized: '1', partlyAuthorized: '2', denied: '3', inAudit: '6', cancelled: '9' } as const;

/** `status` of a procedure, a number or text: the Protheus client. */
export const procedureStatuses = { denied: '0', authorized: '1', inAudit: '2' } as const;
