import { pruneStretch } from '../../prune-stretch.sql';

/** Statuses of prescriptions at which nothing can change any more, refunds included; how they ended stays with them. */
export const pruneStatuses = pruneStretch({
  table: 'protheus_status_event',
  at: 'seen_at',
  subject: 'prescription_code',
  isOpen: /* sql */ `EXISTS (
    SELECT FROM protheus_prescription p WHERE p.tenant_id = s.tenant_id AND p.prescription_code = s.prescription_code AND NOT p.final
  ) OR EXISTS (
    SELECT FROM protheus_refund r WHERE r.tenant_id = s.tenant_id AND r.prescription_code = s.prescription_code AND NOT r.final)`,
});
