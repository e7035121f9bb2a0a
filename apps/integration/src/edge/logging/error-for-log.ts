import { types } from 'node:util';
import { PonteError } from '@ponte/common';
import { databaseFailureOf } from '../../database/database-failure';

export interface LoggedError {
  type: string;
  code?: string;
  constraint?: string;
  routine?: string;
  /** Frames only: the first lines of a stack repeat the message, and messages of libraries quote values. */
  stack?: string;
  cause?: LoggedError;
}

/** An error as it may stand in a log: what kind, where, never its message. */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!types.isNativeError(error)) return { type: typeof error };
  const failure = databaseFailureOf(error);
  const code = error instanceof PonteError ? error.code : (failure?.code ?? codeOf(error));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(failure?.constraint === undefined ? {} : { constraint: failure.constraint }),
    ...(failure?.routine === undefined ? {} : { routine: failure.routine }),
    stack: frames(error.stack),
    ...(error.cause === undefined || depth > 2 ? {} : { cause: errorForLog(error.cause, depth + 1) }),
  };
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(code) ? code : undefined;
}

function frames(stack: string | undefined): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');
}
