/** Paths are relative to the base URL up to and including the server's own prefix (`/rest`), and begin with a slash. */
export const tokenPath = '/api/oauth2/v1/token';
export const medicationsPath = '/totvsHealthPlans/refundSetup/v1/continuousMedications';
export const refundsPath = `${medicationsPath}/refunds`;
