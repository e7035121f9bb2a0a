import { Injectable } from '@nestjs/common';
import { DatabaseCheckRepository } from './database-check.repository';
import { ReadinessRegistry } from './readiness-registry';

export type CheckState = 'up' | 'degraded' | 'down';

export interface HealthReport {
  status: CheckState;
  checks: Record<string, CheckState>;
}

/** Whoever asks waits at most this long; orchestrators give up soon after. */
const patienceMs = 3_000;

@Injectable()
export class HealthService {
  constructor(
    private readonly database: DatabaseCheckRepository,
    private readonly registry: ReadinessRegistry,
  ) {}

  async readiness(): Promise<HealthReport> {
    const checks: Record<string, CheckState> = await this.databaseChecks();
    for (const contributor of this.registry.contributors())
      checks[contributor.name] = await within(Promise.resolve(contributor.readiness()), 'degraded' as const);
    const states = Object.values(checks);
    return { status: states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'up', checks };
  }

  private async databaseChecks(): Promise<Record<'database' | 'migrations', CheckState>> {
    const pending = await within(this.database.pendingMigrations(), undefined);
    if (pending === undefined) return { database: 'down', migrations: 'down' };
    return { database: 'up', migrations: pending === 0 ? 'up' : 'down' };
  }
}

/** What a check says, or `otherwise` when it fails or takes too long. */
async function within<T, Otherwise>(check: Promise<T>, otherwise: Otherwise): Promise<T | Otherwise> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Otherwise>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), patienceMs);
  });
  try {
    return await Promise.race([check, patience]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
