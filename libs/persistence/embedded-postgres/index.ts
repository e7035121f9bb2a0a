export { EmbeddedPostgresError } from './embedded-postgres.errors';
export { lockDirectory } from './directory-lock';
export { removeEmbeddedPostgres } from './remove-embedded-postgres';
export { startEmbeddedPostgres } from './start-embedded-postgres';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './start-embedded-postgres';
export { processIdentity } from './process-identity';
