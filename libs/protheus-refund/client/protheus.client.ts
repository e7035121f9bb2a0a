import { HttpFailure, type Clock, type HttpAnswer, type HttpSender } from '@ponte/common';
import { medicationsPath, refundsPath, type ProtheusOperation } from '@ponte/protheus-refund/contract';
import { allPages } from './all-pages';
import type { ProtheusCallOptions, ProtheusConnection } from './protheus-connection';
import { networkRow } from './protheus-error.table';
import type { CreateOutcome, MedicationItem, PageOutcome, ProtheusTrouble, RefundItem } from './protheus-outcome';
import {
  medicationQueryValues,
  refundQueryValues,
  type ListQuery,
  type MedicationQuery,
  type QueryValues,
  type RefundQuery,
} from './protheus-query';
import { ProtheusTokens } from './protheus-tokens';
import { isSuccess, readObject } from './read-answer';
import { readFault } from './read-fault';
import { readMedication, readPrescription, readRefund, type ItemReader } from './read-items';
import { readPage } from './read-page';
import { vendorAddress } from './vendor-address';

interface Call {
  operation: ProtheusOperation;
  method: 'GET' | 'POST';
  path: string;
  query?: QueryValues;
  body?: string;
}

type WithoutFields = { readonly fields?: undefined };

/**
 * Protheus' continuousMedications. One method a documented operation. Nothing that Protheus or the network may do is thrown: the outcome
 * says it. A call is made again in here in one case alone: after a 401, once, with another token, since a 401 means that nothing was done.
 */
export class ProtheusClient {
  private readonly tokens: ProtheusTokens;

  constructor(
    private readonly sender: HttpSender,
    private readonly clock: Clock,
  ) {
    this.tokens = new ProtheusTokens(sender, clock);
  }

  /**
   * POST continuousMedications [doc]. Must not be repeated after `unknown`: each time makes a prescription.
   * @param body JSON text of a `PrescriptionRequest`, sent as it is
   */
  async createPrescription(connection: ProtheusConnection, body: string, options: ProtheusCallOptions = {}): Promise<CreateOutcome> {
    const call: Call = { operation: 'createPrescription', method: 'POST', path: medicationsPath, body };
    const answer = await this.answerTo(connection, call, options);
    if ('kind' in answer) return answer;
    const content = isSuccess(answer) ? readObject(answer) : undefined;
    const prescription = content && readPrescription(content);
    if (!prescription) return readFault(call.operation, answer, this.clock.now());
    return { kind: 'created', prescription, facts: { operation: call.operation, status: answer.status, durationMs: answer.durationMs } };
  }

  /** GET continuousMedications [doc]: one page, one item per medication of each prescription. With `fields`, items hold only these. */
  listMedications(
    connection: ProtheusConnection,
    query: MedicationQuery & WithoutFields,
    options?: ProtheusCallOptions,
  ): Promise<PageOutcome<MedicationItem>>;
  listMedications(
    connection: ProtheusConnection,
    query: MedicationQuery,
    options?: ProtheusCallOptions,
  ): Promise<PageOutcome<Partial<MedicationItem>>>;
  listMedications(connection: ProtheusConnection, query: MedicationQuery, options: ProtheusCallOptions = {}) {
    const call: Call = { operation: 'listMedications', method: 'GET', path: medicationsPath, query: medicationQueryValues(query) };
    return this.page(connection, call, query, readMedication, options);
  }

  /** GET continuousMedications/refunds [doc]: one page of a prescription's refund protocols. With `fields`, items hold only these. */
  listRefunds(
    connection: ProtheusConnection,
    query: RefundQuery & WithoutFields,
    options?: ProtheusCallOptions,
  ): Promise<PageOutcome<RefundItem>>;
  listRefunds(connection: ProtheusConnection, query: RefundQuery, options?: ProtheusCallOptions): Promise<PageOutcome<Partial<RefundItem>>>;
  listRefunds(connection: ProtheusConnection, query: RefundQuery, options: ProtheusCallOptions = {}) {
    const call: Call = { operation: 'listRefunds', method: 'GET', path: refundsPath, query: refundQueryValues(query) };
    return this.page(connection, call, query, readRefund, options);
  }

  /** All pages from `query.page` on; ends after the last one or with the first trouble. @param options asked for before each page */
  medicationPages(connection: ProtheusConnection, query: MedicationQuery & WithoutFields, options?: () => ProtheusCallOptions) {
    return allPages(query.page ?? 1, (page) => this.listMedications(connection, { ...query, page }, options?.()));
  }

  /** All pages from `query.page` on; ends after the last one or with the first trouble. @param options asked for before each page */
  refundPages(connection: ProtheusConnection, query: RefundQuery & WithoutFields, options?: () => ProtheusCallOptions) {
    return allPages(query.page ?? 1, (page) => this.listRefunds(connection, { ...query, page }, options?.()));
  }

  private async page<Item>(
    connection: ProtheusConnection,
    call: Call,
    { fields = [] }: ListQuery,
    readItem: ItemReader<Item>,
    options: ProtheusCallOptions,
  ): Promise<PageOutcome<Item>> {
    const answer = await this.answerTo(connection, call, options);
    if ('kind' in answer) return answer;
    return readPage(call.operation, answer, readItem, fields.length > 0) ?? readFault(call.operation, answer, this.clock.now());
  }

  /** The answer of the call itself, with whatever status but a 401 that another token could help. */
  private async answerTo(connection: ProtheusConnection, call: Call, options: ProtheusCallOptions): Promise<HttpAnswer | ProtheusTrouble> {
    const token = await this.tokens.current(connection, options);
    if (typeof token !== 'string') return token;
    const answer = await this.send(connection, call, token, options);
    if ('kind' in answer || answer.status !== 401) return answer;
    const another = await this.tokens.instead(connection, token, options);
    if (typeof another !== 'string') return another;
    const replayed = await this.send(connection, call, another, options);
    if (!('kind' in replayed) && replayed.status === 401) this.tokens.discard(connection, another);
    return replayed;
  }

  private async send(
    connection: ProtheusConnection,
    { operation, method, path, query, body }: Call,
    token: string,
    { signal, ...passedOn }: ProtheusCallOptions,
  ): Promise<HttpAnswer | ProtheusTrouble> {
    try {
      return await this.sender.send(
        {
          ...passedOn,
          operation,
          method,
          url: vendorAddress(connection.baseUrl, path, query),
          routeTemplate: path,
          headers: {
            authorization: `Bearer ${token}`,
            accept: 'application/json',
            // Required on GET too [doc].
            'content-type': 'application/json',
            ...(connection.tenantId === undefined ? {} : { TenantId: connection.tenantId }),
          },
          ...(body === undefined ? {} : { body }),
          timeoutMs: connection.timeoutMs,
        },
        signal,
      );
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      const { code: failure, bytesWritten, durationMs } = error;
      const { delivery, action, error: code } = networkRow(bytesWritten);
      return { kind: 'trouble', delivery, action, error: { code, params: { failure } }, facts: { operation, failure, durationMs } };
    }
  }
}
