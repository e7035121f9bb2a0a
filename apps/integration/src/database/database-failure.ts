import { types } from 'node:util';

/** What may be told about an error of the database: names of ours and PostgreSQL's, never its messages, which quote values. */
export interface DatabaseFailure {
  readonly code?: string;
  readonly constraint?: string;
  readonly routine?: string;
  /** The same call may succeed in a moment. */
  readonly passing: boolean;
}

/**
 * Connection exceptions (08), log-in refused (28), database not there (3D000, while it is being restored), resources (53), operator
 * intervention (57), serialization and deadlock (40001, 40P01), lock time-out.
 */
const passingStates = /^(08...|28...|3D000|53...|57P0[1-4]|57014|40001|40P01|55P03)$/;
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH']);
/** Texts of pg and pg-pool, which give these errors no code. */
const connectionTexts =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed)/;

interface DriverError extends Error {
  code?: string;
  constraint?: string;
  routine?: string;
  severity?: string;
  driverError?: unknown;
  errors?: unknown[];
}

/** Recognizes an error of pg or TypeORM; undefined for anything else. */
export function databaseFailureOf(error: unknown): DatabaseFailure | undefined {
  if (!types.isNativeError(error)) return undefined;
  const { driverError, errors, code, constraint, routine, severity } = error as DriverError;
  if (types.isNativeError(driverError) && driverError !== error) return databaseFailureOf(driverError);
  const first = errors?.find((inner) => types.isNativeError(inner));
  if (first !== undefined) return databaseFailureOf(first);
  if (severity !== undefined && code !== undefined) return { code, constraint, routine, passing: passingStates.test(code) };
  if (code !== undefined && networkCodes.has(code)) return { code, passing: true };
  if (connectionTexts.test(error.message) || error.name === 'CannotConnectAlreadyConnectedError')
    return { code: 'CONNECTION', passing: true };
  return error.name === 'QueryFailedError' ? { code, passing: false } : undefined;
}

/**
 * Worth another try while starting: the server is not there yet, or is starting up or shutting down. A wrong password or a faulty
 * migration is not, though both may pass while the hub runs.
 */
export function isServerAbsent(error: unknown): boolean {
  const code = databaseFailureOf(error)?.code ?? '';
  return networkCodes.has(code) || /^57P0[13]$/.test(code);
}
