import { ApiProperty } from '@nestjs/swagger';
import { isPrescriptionStatus, isRefundStatus, prescriptionStatuses, refundStatuses } from '@ponte/protheus-refund/contract';

/** A code of Protheus with the vendor's own words for it. */
export class StatusView {
  @ApiProperty({ type: String, example: '1' })
  code!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Protocolado', description: 'Nula para um código que não está na documentação' })
  description!: string | null;
}

export function prescriptionStatusView(code: string): StatusView {
  return { code, description: isPrescriptionStatus(code) ? prescriptionStatuses[code] : null };
}

export function refundStatusView(code: string): StatusView {
  return { code, description: isRefundStatus(code) ? refundStatuses[code] : null };
}
