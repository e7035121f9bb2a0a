import type { MedicationItem, ProtheusTrouble } from '@ponte/protheus-refund/client';
import type { PrescriptionRequest } from '@ponte/protheus-refund/contract';
import type { ClaimedRequest, RequestVerdict, StoreAnswer } from '@ponte/persistence/protheus-refund';
import { readingMs } from '../../connection/reading-time';
import { followedAs } from '../../follow/followed-as';
import { contentOfAnswer, contentOfItems, type PrescriptionContent } from '../prescription-content';
import type { DeliveryPorts } from './delivery-ports';
import { foundPrescription } from './found-prescription';

/** Reads after an unknown outcome that must agree that nothing is there. */
const readsToBelieve = 2;
/** Pause of a request that could not be sent for the tenant's own reasons: paused, or out of calls. */
const notPermittedMs = 500;

/**
 * One step of one request (engine rules B1 to B4). Before a POST the row says `sending` with the codes that existed before; after a lost
 * outcome, whoever loses it, the row waits until Protheus must be done, and Protheus is asked. Never two; one, or a visible `unknown`.
 */
export class RequestDelivery {
  constructor(private readonly ports: DeliveryPorts) {}

  async step(claim: ClaimedRequest): Promise<void> {
    const { giveUpMs } = this.ports.tenant.protheus;
    if (claim.ageMs > giveUpMs) return this.giveUp(claim);
    return claim.state === 'received' ? this.sendFirst(claim) : this.askWhatBecame(claim);
  }

  private async sendFirst(claim: ClaimedRequest): Promise<void> {
    const items = await this.medicationsOf(claim);
    if (items) await this.post(claim, codesOf(items));
  }

  private async askWhatBecame(claim: ClaimedRequest): Promise<void> {
    const { tenant, store } = this.ports;
    const items = await this.medicationsOf(claim);
    if (!items) return;
    const owned = await store.ownedCodes(tenant.id, codesOf(items));
    const finding = foundPrescription(items, claim.knownCodes ?? [], owned, contentOf(claim));
    if (finding.kind === 'ours') return this.created(claim, contentOfItems(finding.items, claim.subscriberId));
    const maySend = claim.posts < claim.postsAllowed;
    // Who says to send it again has seen what is new by then: it is no reason to doubt. What comes after that is one again.
    const wasSeen = claim.sendAgain && maySend && claim.emptyReads === 0;
    if (finding.kind === 'unclear' || (finding.kind === 'foreign' && !wasSeen)) return this.unknown(claim);
    const seen = finding.kind === 'foreign' ? codesOf(items) : [];
    const emptyReads = claim.emptyReads + 1;
    if (emptyReads < readsToBelieve) await this.stored(() => store.awaitOutcome(claim, tenant.protheus.settleMs / 2, emptyReads, seen));
    else if (maySend) await this.post(claim, codesOf(items));
    else await this.unknown(claim);
  }

  private async post(claimed: ClaimedRequest, knownCodes: readonly string[]): Promise<void> {
    const { tenant, store, calls, gates, signal } = this.ports;
    const { timeoutMs, settleMs, backoffBaseMs } = tenant.protheus;
    const body = this.bodyOf(claimed);
    if (body === undefined) return this.settle(claimed, unsendable(claimed));
    const permission = await gates.permission(tenant, timeoutMs);
    if (permission !== 'granted') return this.notPermitted(claimed);
    const markedAt = performance.now();
    const patience = 2 * timeoutMs;
    const marked = await store.markSending(claimed, knownCodes, patience + settleMs);
    if (marked === 'stale') return;
    if (marked === 'taken') return this.stored(() => store.putBack(claimed, backoffBaseMs, { held: false }));
    const claim: ClaimedRequest = { ...claimed, state: 'sending', posts: claimed.posts + 1 };
    // A process that slept meanwhile, or whose mark was long on its way, may have lost its turn: it sends nothing.
    if (performance.now() - markedAt > timeoutMs || signal.aborted)
      return this.stored(() => store.putBack(claim, 0, { notPosted: true, held: false }));
    const deadline = new Date(this.ports.now().getTime() + patience);
    const outcome = await calls.create(tenant, body, { signal, deadline });
    if (outcome.kind === 'created') return this.created(claim, contentOfAnswer(outcome.prescription, claim.subscriberId));
    await this.afterTrouble(claim, outcome);
  }

  private async afterTrouble(claim: ClaimedRequest, trouble: ProtheusTrouble): Promise<void> {
    const { store, tenant } = this.ports;
    if (trouble.delivery === 'answered' && trouble.action === 'fail') {
      await this.answered();
      return this.settle(claim, { state: 'rejected', error: trouble.error, vendorText: trouble.vendorText?.forRecord() });
    }
    if (trouble.delivery === 'unknown') await this.stored(() => store.awaitOutcome(claim, tenant.protheus.settleMs, 0));
    else await this.stored(() => store.putBack(claim, this.backoff(claim, trouble), { notPosted: true }));
    this.ports.metrics.lost(tenant.name, trouble.delivery);
    await this.hold(trouble);
  }

  /** Everything the subscriber has at Protheus; undefined when it could not be read, and then the row waits. */
  private async medicationsOf(claim: ClaimedRequest) {
    const { calls, tenant, signal } = this.ports;
    const items = await calls.medicationsOf(tenant, { subscriberId: claim.subscriberId }, signal);
    if (!('kind' in items)) {
      await this.answered();
      return items;
    }
    await (items.kind === 'not-permitted' ? this.notPermitted(claim) : this.unreadable(claim, items));
    return undefined;
  }

  private async unreadable(claim: ClaimedRequest, trouble: ProtheusTrouble): Promise<void> {
    await this.stored(() => this.ports.store.putBack(claim, this.backoff(claim, trouble)));
    await this.hold(trouble);
  }

  private async notPermitted(claim: ClaimedRequest): Promise<void> {
    await this.stored(() => this.ports.store.putBack(claim, notPermittedMs, { held: false }));
  }

  private async created(claim: ClaimedRequest, prescription: PrescriptionContent): Promise<void> {
    const { tenant, store, metrics } = this.ports;
    await this.answered();
    const { prescriptionCode } = prescription;
    const followed = followedAs(prescription, tenant.protheus, this.ports.now());
    const answer = await this.ports.persistently(() =>
      store.settle(claim, { state: 'created', prescriptionCode, prescription, followed, firstLookMs: tenant.protheus.pollIntervalMs }),
    );
    if (answer === 'taken') await this.settle(claim, { state: 'unknown', error: { code: 'PROTHEUS_CODE_TAKEN' } });
    else if (answer === 'stored') metrics.settled(tenant.name, 'created');
  }

  private async giveUp(claim: ClaimedRequest): Promise<void> {
    if (claim.state === 'received') return this.settle(claim, { state: 'failed', error: { code: 'PROTHEUS_GAVE_UP' } });
    return this.unknown(claim);
  }

  private unknown(claim: ClaimedRequest): Promise<void> {
    return this.settle(claim, { state: 'unknown', error: { code: 'PROTHEUS_OUTCOME_UNKNOWN' } });
  }

  private async settle(claim: ClaimedRequest, verdict: RequestVerdict): Promise<void> {
    const answer = await this.ports.persistently(() => this.ports.store.settle(claim, verdict));
    if (answer === 'stored') this.ports.metrics.settled(this.ports.tenant.name, verdict.state);
  }

  private async stored(work: () => Promise<StoreAnswer>): Promise<void> {
    await this.ports.persistently(work);
  }

  private answered(): Promise<void> {
    const { gates, tenant } = this.ports;
    return this.ports.persistently(() => gates.switchOf(tenant.id).succeed());
  }

  private hold(trouble: ProtheusTrouble): Promise<void> {
    const { gates, tenant } = this.ports;
    return this.ports.persistently(() => gates.hold(tenant, trouble));
  }

  private backoff({ holds }: ClaimedRequest, { retryAfterMs = 0 }: ProtheusTrouble): number {
    const { backoffBaseMs, backoffMaxMs } = this.ports.tenant.protheus;
    return Math.max(retryAfterMs, Math.min(backoffMaxMs, backoffBaseMs * 2 ** Math.min(holds, 20)));
  }

  /** The wire body with the addresses of its attachments; undefined when they cannot be read. */
  private bodyOf(claim: ClaimedRequest): string | undefined {
    const hrefs = claim.sealedAttachments === null ? undefined : this.ports.box.open(claim.id, claim.sealedAttachments);
    return hrefs && JSON.stringify({ ...contentOf(claim), attachments: hrefs.map((href) => ({ href })) });
  }
}

/** How long one step may keep a request that is not being sent, in ms. */
export function stepLeaseMs(tenant: DeliveryPorts['tenant']): number {
  return readingMs(tenant) + 2 * tenant.protheus.timeoutMs + 5_000;
}

function codesOf(items: readonly MedicationItem[]): string[] {
  return [...new Set(items.map((item) => item.prescription_code))];
}

function contentOf({ body }: ClaimedRequest): PrescriptionRequest {
  return JSON.parse(body) as PrescriptionRequest;
}

/** Nothing was sent this time; whether an earlier POST was carried out stays open where there was one. */
function unsendable({ posts }: ClaimedRequest): RequestVerdict {
  return { state: posts === 0 ? 'failed' : 'unknown', error: { code: 'PROTHEUS_ATTACHMENTS_UNREADABLE' } };
}
