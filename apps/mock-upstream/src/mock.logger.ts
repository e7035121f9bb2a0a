import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import type { LogLevel } from './config/environment';

const levels = {
  error: ['error'],
  warn: ['error', 'warn'],
  info: ['error', 'warn', 'log'],
  debug: ['error', 'warn', 'log', 'debug'],
} as const;

/** The framework tells every route it maps at each start; at `info` that would bury our own lines. */
const frameworkContexts = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

class MockLogger extends ConsoleLogger {
  constructor(private readonly level: Exclude<LogLevel, 'silent'>) {
    super({ json: true, logLevels: [...levels[level]] });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context: unknown = rest.at(-1);
    if (this.level !== 'debug' && typeof context === 'string' && frameworkContexts.has(context)) return;
    super.log(message, ...rest);
  }
}

/** JSON lines on standard output, or nothing. */
export function mockLogger(level: LogLevel): LoggerService | false {
  return level === 'silent' ? false : new MockLogger(level);
}
