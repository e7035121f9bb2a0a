import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { IdempotencyScope } from './idempotency-scope';
import { IdempotencyStore, type RememberedAnswer } from './idempotency.store';

export type Answer = RememberedAnswer;

/** A transaction whose answer is remembered with it: repeated with the same key, it is not run again. */
@Injectable()
export class IdempotentTransaction {
  constructor(
    private readonly dataSource: DataSource,
    private readonly answers: IdempotencyStore,
  ) {}

  async run(scope: IdempotencyScope | undefined, work: (manager: EntityManager) => Promise<Answer>): Promise<Answer> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      if (!scope) return work(manager);
      const { replay } = await this.answers.begin(manager, scope);
      if (replay) return replay;
      const answer = await work(manager);
      await this.answers.remember(manager, scope, answer);
      return answer;
    });
  }
}
