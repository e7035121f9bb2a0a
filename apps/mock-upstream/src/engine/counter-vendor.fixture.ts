import { FieldError } from './field-error';
import type { Vendor, VendorContext, VendorState } from './vendor';

export interface CounterSettings {
  step: number;
  key: string;
  onCount?: (count: number) => void;
}

/** Counts, and nothing else. */
export class CounterState implements VendorState {
  count = 0;

  constructor(readonly context: VendorContext<CounterSettings>) {}

  reset(): void {
    this.count = 0;
  }

  *snapshot(): Generator<{ count: number }> {
    if (this.count > 0) yield { count: this.count };
  }

  restore(entry: unknown): void {
    const count = (entry as { count?: unknown } | null)?.count;
    if (typeof count !== 'number') throw new FieldError('count', 'must be a number');
    this.count = count;
  }
}

/** The smallest vendor there can be. */
export const counter: Vendor<'counter', CounterState, CounterSettings> = {
  name: 'counter',
  title: 'Counter',
  basePaths: ['/counter'],
  operations: [
    { name: 'count', method: 'POST', path: '/counts/{kind}', consumes: ['text/plain'] },
    { name: 'read', method: 'GET', path: '/counts' },
  ],
  settings: {
    step: { description: 'Added by each call', default: 1, schema: { type: 'integer', minimum: 1 } },
    key: { description: 'Who may count', default: 'open', schema: { type: 'string' }, secret: true },
    onCount: { description: 'Told each count', default: undefined },
  },
  entities: [],
  makeState: (context) => new CounterState(context),
  handle(state, call) {
    if (call.operation === 'count') state.count += state.context.settings.current.step;
    state.context.remember({ count: state.count });
    state.context.settings.current.onCount?.(state.count);
    return { status: 200, body: JSON.stringify({ count: state.count, ...call.params }) };
  },
  renderError: ({ status }) => ({ status, body: `<fault>${status}</fault>`, headers: { 'content-type': 'application/xml' } }),
  door: () => ({}),
};
