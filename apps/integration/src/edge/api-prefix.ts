export const apiPrefix = 'api/v1';

/** What stands outside the versioned API: orchestrators and scrapers expect it there. */
export const unprefixedPaths = ['health/live', 'health/ready', 'metrics'];
