/** A leaf of an expected JSON value beside what stands in its place. */
export interface LeafCheck {
  path: string;
  ok: boolean;
  expected: unknown;
  /** Undefined when nothing stands there. */
  actual: unknown;
}

/**
 * Holds an expected JSON value against an actual one, leaf by leaf. Objects may have more fields than expected; the members of an
 * expected array must be found in that order, others may stand between. What is not found is compared with the nearest member.
 */
export function leafChecks(expected: unknown, actual: unknown, path = ''): LeafCheck[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [{ path, ok: false, expected, actual }];
    if (expected.length === 0) return [{ path, ok: actual.length === 0, expected, actual }];
    return arrayChecks(expected, actual, path);
  }
  if (isObject(expected)) {
    const names = Object.keys(expected);
    if (!isObject(actual) || names.length === 0) return [{ path, ok: isObject(actual), expected, actual }];
    return names.flatMap((name) => leafChecks(expected[name], Object.hasOwn(actual, name) ? actual[name] : undefined, joined(path, name)));
  }
  return [{ path, ok: sameScalar(expected, actual), expected, actual }];
}

function arrayChecks(expected: unknown[], actual: unknown[], path: string): LeafCheck[] {
  let from = 0;
  return expected.flatMap((member) => {
    let nearest: { at: number; checks: LeafCheck[]; misses: number } | undefined;
    for (let at = from; at < actual.length; at++) {
      const checks = leafChecks(member, actual[at], `${path}[${at}]`);
      const misses = checks.filter(({ ok }) => !ok).length;
      if (!nearest || misses < nearest.misses) nearest = { at, checks, misses };
      if (misses === 0) break;
    }
    if (nearest?.misses === 0) from = nearest.at + 1;
    return nearest?.checks ?? leafChecks(member, undefined, `${path}[${from}]`);
  });
}

/** Whether both are the same JSON value, the order of fields aside. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((member, at) => sameJson(member, right[at]));
  }
  if (!isObject(left)) return sameScalar(left, right);
  if (!isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && sameJson(left[name], right[name]))
  );
}

/** A long integer of a body was read as text, so as not to lose digits: an expected number of that value is the same. */
function sameScalar(expected: unknown, actual: unknown): boolean {
  return (
    expected === actual || (typeof expected === 'number' && typeof actual === 'string' && actual.length > 15 && String(expected) === actual)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function joined(path: string, name: string): string {
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}
