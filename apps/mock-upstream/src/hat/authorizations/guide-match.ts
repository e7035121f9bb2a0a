import { authorizationStatuses, type Authorization } from '@ponte/hat/contract';
import type { GuideFilter } from './guide-query';
import type { StoredGuide } from './stored-guide';

/** What asks for cancelled guides: the older files, and the Protheus client. */
const cancelledWords: readonly string[] = [authorizationStatuses.cancelled, 'C'];

/** What a guide must be like to pass all filters; undefined when every guide passes. */
export function matchOf(filter: GuideFilter): ((stored: StoredGuide) => boolean) | undefined {
  const { trackingStatus, authStatus, authType, healthProviderId, attendanceLocation } = filter;
  const [from, to] = [filter.dateFrom, filter.dateTo].map(compact);
  const checks: ((stored: StoredGuide) => boolean)[] = [];
  if (trackingStatus !== undefined) checks.push((stored) => stored.trackingStatus === trackingStatus);
  if (authStatus !== undefined) {
    const wanted = cancelledWords.includes(authStatus) ? authorizationStatuses.cancelled : authStatus;
    checks.push(({ guide }) => guide.authorizationStatus === wanted);
  }
  if (authType !== undefined) checks.push(({ guide }) => typeOf(guide) === authType);
  // A guide without the day is outside of every stretch.
  if (from !== undefined) checks.push(({ guide }) => (compact(guide.requestDate) ?? '') >= from);
  if (to !== undefined) checks.push(({ guide }) => (compact(guide.requestDate) ?? '9') <= to);
  if (healthProviderId !== undefined) checks.push(({ guide }) => guide.healthProvider?.healthProviderId === healthProviderId);
  if (attendanceLocation !== undefined) checks.push(({ guide }) => guide.attendanceLocation === attendanceLocation);
  return checks.length === 0 ? undefined : (stored) => checks.every((check) => check(stored));
}

/** `authType` tells executions (3) and emergencies (10) apart, which a guide itself calls exam and consultation. */
function typeOf({ authorizationType, authorizationDescription = '', journey }: Authorization): string | undefined {
  if (authorizationDescription.includes('Exame - Exec')) return '3';
  return journey === '10' ? journey : authorizationType;
}

function compact(date: string | undefined): string | undefined {
  return date?.replaceAll('-', '');
}
