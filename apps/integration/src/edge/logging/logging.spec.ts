import { Writable } from 'node:stream';
import { PonteError } from '@ponte/common';
import { pino, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { databaseFailureOf } from '../../database/database-failure';
import { ponteErrorOf } from '../errors/ponte-error-of';
import { errorForLog } from './error-for-log';
import { loggerOptions } from './logger-options';

const secret = '52998224725';

/** As pg reports a failed statement: message and detail quote values. */
const driverError = (code: string) =>
  Object.assign(new Error(`invalid input syntax for type integer: "${secret}"`), {
    code,
    severity: 'ERROR',
    routine: 'pg_strtoint32',
    constraint: 'hat_item_pk',
    detail: `Key (cpf)=(${secret}) already exists.`,
  });
const queryFailed = (code: string) =>
  Object.assign(new Error(secret), { name: 'QueryFailedError', driverError: driverError(code), query: secret });

describe('an error of the database', () => {
  it.each(['08006', '57P01', '57P03', '53300', '40001', '40P01', '55P03'])('may pass: %s', (code) => {
    expect(databaseFailureOf(queryFailed(code))).toMatchObject({ code, passing: true });
    expect(ponteErrorOf(queryFailed(code))).toMatchObject({ code: 'DATABASE_UNAVAILABLE', retryAfterSeconds: 5 });
  });

  it.each(['23505', '22P02', '42P01'])('is our fault: %s', (code) => {
    expect(databaseFailureOf(queryFailed(code))).toMatchObject({ code, passing: false });
    expect(ponteErrorOf(queryFailed(code)).code).toBe('INTERNAL');
  });

  it('is recognized where the network or the pool reports it', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    for (const error of [refused, Object.assign(new AggregateError([refused]), {}), new Error('Connection terminated unexpectedly')])
      expect(databaseFailureOf(error)?.passing).toBe(true);
    expect(databaseFailureOf(new Error('anything else'))).toBeUndefined();
  });

  it('shows the log what and where, never a value', () => {
    const logged = errorForLog(queryFailed('23505'));
    expect(logged).toMatchObject({ type: 'QueryFailedError', code: '23505', constraint: 'hat_item_pk', routine: 'pg_strtoint32' });
    expect(logged.stack).toContain('logging.spec');
    expect(JSON.stringify(logged)).not.toContain(secret);
  });
});

describe('the log', () => {
  const written = (write: (logger: PinoLogger) => void): string => {
    let text = '';
    const destination = new Writable({ write: (chunk: Buffer, _, done) => ((text += chunk.toString()), done()) });
    const [options, target] = loggerOptions('trace', destination).pinoHttp as [LoggerOptions, Writable];
    write(pino(options, target));
    return text;
  };

  it.each<[string, (logger: PinoLogger) => void]>([
    ['an error alone', (logger) => logger.error(new Error(secret))],
    ['an error in a field', (logger) => logger.error({ err: new Error(secret) })],
    ['an error with a text', (logger) => logger.error(new Error(secret), 'went wrong')],
    ['an error of many lines with a cause', (logger) => logger.warn(new Error(`a\n${secret}`, { cause: queryFailed('23505') }))],
    ['a request', (logger) => logger.info({ req: { url: secret, headers: { authorization: secret } }, res: { headers: secret } })],
  ])('takes %s without its values', (_, write) => {
    const text = written(write);
    expect(text).toContain('"level":"');
    expect(text).not.toContain(secret);
  });

  it('names the class of an error that came without a text', () => {
    expect(written((logger) => logger.error(new PonteError('INTERNAL')))).toContain('"msg":"PonteError"');
  });
});
