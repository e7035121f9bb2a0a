import { HttpModule, HttpService } from '@nestjs/axios';
import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { HttpSender, SystemClock } from '@ponte/common';
import {
  ProtheusExchangeStore,
  ProtheusFollowStore,
  ProtheusGateStore,
  ProtheusHistoryStore,
  ProtheusRequestStore,
} from '@ponte/persistence/protheus-refund';
import { ProtheusClient } from '@ponte/protheus-refund/client';
import { IdempotentTransaction } from '../edge/idempotency/idempotent-transaction.store';
import { AttachmentBox } from './connection/attachment-box';
import { ExchangeLog } from './connection/exchange-log';
import { ProtheusCalls } from './connection/protheus-calls.service';
import { FollowPoller } from './follow/follow-poller.service';
import { FollowingService } from './follow/following.service';
import { HistoryController } from './follow/history.controller';
import { HistoryRepository } from './follow/history.repository';
import { HistoryService } from './follow/history.service';
import { CallGates } from './gate/call-gates';
import { ProtheusGateController } from './gate/gate.controller';
import { OpenWorkRepository } from './open-work.repository';
import { ProtheusMetrics } from './protheus-metrics';
import { ProtheusReadiness } from './protheus-readiness';
import { ProtheusRetention } from './protheus-retention.service';
import { LiveReads } from './queries/live-reads.service';
import { MedicationController } from './queries/medication.controller';
import { MedicationService } from './queries/medication.service';
import { RequestController } from './requests/api/request.controller';
import { RequestRepository } from './requests/api/request.repository';
import { RequestService } from './requests/api/request.service';
import { ResolveService } from './requests/api/resolve.service';
import { DELIVERY_TOOLS, type DeliveryTools } from './requests/delivery/delivery-tools';
import { RequestEngine } from './requests/delivery/request-engine.service';
import { PrescriptionController } from './requests/intake/prescription.controller';
import { PrescriptionIntake } from './requests/intake/prescription-intake.service';

/** Prescriptions of continuous medication in TOTVS Saúde Planos (Protheus), and their refunds. */
@Module({
  imports: [HttpModule],
  controllers: [PrescriptionController, MedicationController, RequestController, HistoryController, ProtheusGateController],
  providers: [
    ProtheusExchangeStore,
    ProtheusFollowStore,
    ProtheusGateStore,
    ProtheusHistoryStore,
    ProtheusRequestStore,
    {
      provide: DELIVERY_TOOLS,
      inject: [ProtheusRequestStore, ProtheusCalls, CallGates, AttachmentBox, ProtheusMetrics],
      useFactory: (
        ...[store, calls, gates, box, metrics]: [ProtheusRequestStore, ProtheusCalls, CallGates, AttachmentBox, ProtheusMetrics]
      ): DeliveryTools => ({ store, calls, gates, box, metrics }),
    },
    {
      provide: HttpSender,
      inject: [HttpService, ProtheusMetrics],
      useFactory: (http: HttpService, metrics: ProtheusMetrics) =>
        new HttpSender(http, { connections: 128, onExchange: (exchange) => metrics.observe(exchange) }),
    },
    { provide: ProtheusClient, inject: [HttpSender], useFactory: (sender: HttpSender) => new ProtheusClient(sender, new SystemClock()) },
    AttachmentBox,
    CallGates,
    ExchangeLog,
    FollowPoller,
    FollowingService,
    HistoryRepository,
    HistoryService,
    IdempotentTransaction,
    LiveReads,
    MedicationService,
    OpenWorkRepository,
    PrescriptionIntake,
    ProtheusCalls,
    ProtheusMetrics,
    ProtheusReadiness,
    ProtheusRetention,
    RequestEngine,
    RequestRepository,
    RequestService,
    ResolveService,
  ],
})
export class ProtheusRefundModule implements OnApplicationShutdown {
  constructor(private readonly sender: HttpSender) {}

  /** Requests and looks have been drained by now: nothing is on the wire. */
  async onApplicationShutdown(): Promise<void> {
    await this.sender.close();
  }
}
