import { medseniorStatuses, type AuthorizationsPage, type MedseniorGuide } from '@ponte/medsenior/contract';
import type { Caller, CallWish } from '../caller';
import { Difference, Skipped } from '../difference';

export async function searched(caller: Caller, query: CallWish['query'] = {}): Promise<AuthorizationsPage> {
  const answer = await caller.call('searchAuthorizations', { query });
  if (answer.status !== 200) throw new Difference(`HTTP ${answer.status} instead of a page`);
  return answer.json as AuthorizationsPage;
}

/** Some status that has a guide which passes, and that guide. @throws Skipped when no status has one */
export async function anyGuide(
  caller: Caller,
  passes: (guide: MedseniorGuide) => boolean = () => true,
): Promise<{ status: string; guide: MedseniorGuide }> {
  for (const { value } of medseniorStatuses) {
    const status = String(value);
    const guide = (await searched(caller, { StatusSolicitacao: status })).data.find(passes);
    if (guide) return { status, guide };
  }
  throw new Skipped('there is no such guide to look at');
}

export const matriculaOf = (guide: MedseniorGuide): string => String(guide.beneficiario?.matricula ?? '');
