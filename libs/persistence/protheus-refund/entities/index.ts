export * from './protheus-gate.entity';
export * from './protheus-prescription.entity';
export * from './protheus-refund.entity';
export * from './protheus-request.entity';
export * from './protheus-status-event.entity';
export * from './protheus-watch.entity';
