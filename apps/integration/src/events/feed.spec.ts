import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTypes, type FeedEvent } from '@ponte/persistence/events';
import { feedPage } from './feed-page';
import { wantedTypes } from './wanted-types';

const events = (...positions: number[]) => positions.map((position) => ({ position: String(position) }) as FeedEvent);
const request = { tenantId: 1, limit: 3, reach: 10 };

describe('a page of the feed', () => {
  it('goes on after its last event when it is full', () => {
    expect(feedPage({ ...request, after: '0' }, { last: '5', pruned: '0', events: events(1, 2, 3) })).toMatchObject({
      next: '3',
      hasNext: true,
    });
    expect(feedPage({ ...request, after: '2' }, { last: '5', pruned: '0', events: events(3, 4, 5) })).toMatchObject({
      next: '5',
      hasNext: false,
    });
  });

  it('goes on after what was looked at when the filter let less through', () => {
    expect(feedPage({ ...request, after: '4' }, { last: '30', pruned: '0', events: events(7) })).toMatchObject({
      next: '14',
      hasNext: true,
    });
    expect(feedPage({ ...request, after: '25' }, { last: '30', pruned: '0', events: [] })).toMatchObject({ next: '30', hasNext: false });
  });

  it('begins with the oldest event that is kept when there is no cursor', () => {
    expect(feedPage(request, { last: '30', pruned: '28', events: events(29, 30) })).toMatchObject({ next: '30', hasNext: false });
    expect(feedPage(request, { last: '30', pruned: '30', events: [] })).toMatchObject({ next: '30', hasNext: false });
    expect(feedPage(request, { last: '0', pruned: '0', events: [] })).toMatchObject({ next: '0', hasNext: false });
  });

  it('is refused for a cursor before what is kept, and for one that was never given out', () => {
    const stretch = { last: '9007199254740995', pruned: '9007199254740993', events: [] };
    const codeOf = (after: string) => {
      try {
        return feedPage({ ...request, after }, stretch).next;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(codeOf('9007199254740992')).toBe('EVENT_CURSOR_EXPIRED');
    expect(codeOf('9007199254740993')).toBe('9007199254740995');
    expect(codeOf('9007199254740996')).toBe('EVENT_CURSOR_UNKNOWN');
  });
});

describe('the types a reader wants', () => {
  it('are named whole, or by a beginning that ends at a dot', () => {
    expect(wantedTypes(undefined)).toBeUndefined();
    expect(wantedTypes('')).toBeUndefined();
    expect(wantedTypes('br.ponte.hat.submission.completed')).toEqual(['br.ponte.hat.submission.completed']);
    expect(wantedTypes('br.ponte.hat.submission, br.ponte.protheus.refund.*')).toEqual([
      'br.ponte.hat.submission.completed',
      'br.ponte.protheus.refund.status',
    ]);
    expect(wantedTypes('br.ponte.hat')).toHaveLength(4);
  });

  it.each(['br.ponte.ha', 'hat', 'br.ponte.hat..', ',', 'br.ponte.hat,x', '*'])('are refused when one of them is none: %p', (types) => {
    expect(() => wantedTypes(types)).toThrow('QUERY_INVALID');
  });
});

describe('docs/events.md', () => {
  it('lists every type', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/events.md'), 'utf8');
    const listed = [...page.matchAll(/^\| `(br\.ponte\.[a-z.]+)` \|/gm)].map(([, type]) => type);
    expect(listed).toEqual(eventTypes);
  });
});
