import { medseniorStatusOf, type MedseniorGuide } from '@ponte/medsenior/contract';
import type { EntityFilter, EntityKind, EntityView } from '../engine/entity-kind';
import { FieldError } from '../engine/field-error';
import type { MedseniorState } from './medsenior.state';

/** The guides, for people, by number. What the contract takes may be put in, texts that the vendor never wrote included. */
export const guideKind: EntityKind<MedseniorState> = {
  name: 'authorizations',
  description: 'Guides by number; to put one in give the guide itself, or { record }',
  filters: [{ name: 'status', description: 'Number, name or text' }],
  *list(state, filter) {
    for (const guide of guidesOf(state, filter)) yield view(guide);
  },
  count(state, filter) {
    if (filter.status === undefined) return state.size;
    let count = 0;
    for (const _guide of guidesOf(state, filter)) count++;
    return count;
  },
  find(state, key) {
    const guide = state.find(key);
    return guide && view(guide);
  },
  put: (state, { record, ...value }) => view(state.put(record ?? value)),
  patch(state, key, { record, ...fields }) {
    const change = { ...(record as object | undefined), ...fields };
    const merged = mergePatch(state.find(key), change) as Record<string, unknown>;
    if (merged.guia !== key) throw new FieldError('guia', 'cannot be changed');
    return view(state.put(merged));
  },
  remove: (state, key) => state.remove(key),
};

function* guidesOf(state: MedseniorState, { status: word }: EntityFilter): Generator<MedseniorGuide> {
  const text = word === undefined ? undefined : (medseniorStatusOf(word)?.text ?? word);
  for (const guide of state.all()) if (text === undefined || guide.status === text) yield guide;
}

/** RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, name);
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function view(guide: MedseniorGuide): EntityView {
  return { key: guide.guia, record: guide };
}
