import type { Job } from '../engine/async-jobs';
import type { EntityKind, EntityView } from '../engine/entity-kind';
import type { BatchOutcome, HatBatch } from './batch-outcome';
import type { HatState } from './hat.state';

/** The tokens of batches, with what became of them. */
export const tokenKind: EntityKind<HatState> = {
  name: 'tokens',
  description: 'Batches by token: accepted when, due when, waiting or final, with the code. Hidden: its token reads as unknown',
  *list(state) {
    for (const job of state.batches().all()) yield view(job);
  },
  count: (state) => state.batches().size,
  find(state, token) {
    const job = state.batches().find(token);
    return job && view(job);
  },
};

function view({ token, acceptedAt, dueAt, late, hidden, work, outcome }: Readonly<Job<HatBatch, BatchOutcome>>): EntityView {
  return {
    key: token,
    acceptedAt: new Date(acceptedAt).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    late,
    hidden,
    ...(work ? { phase: 'waiting', resource: work.resource, keys: work.keys } : {}),
    ...(outcome ? { phase: 'final', code: outcome.code, lines: outcome.lines } : {}),
  };
}
