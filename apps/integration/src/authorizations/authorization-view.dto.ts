import { ApiProperty } from '@nestjs/swagger';
import type { Authorization, AuthorizationSourceName } from './authorization';
import { matchReasons, type MatchedAuthorization, type MatchReason } from './authorization-source';

const text = { type: String, nullable: true } as const;
const object = { type: 'object', additionalProperties: true } as const;

type Item = Authorization & Pick<MatchedAuthorization, 'matchedBy' | 'href'>;

/** The fields are explained one by one in docs/authorizations.md. */
export class AuthorizationView implements Item {
  @ApiProperty({ enum: ['hat', 'medsenior'] })
  source!: AuthorizationSourceName;

  @ApiProperty({ type: String, example: '000120261100004713' })
  guide!: string;

  @ApiProperty({ ...text, example: '000120261100004713' })
  providerGuide!: string | null;

  @ApiProperty({
    ...text,
    enum: [
      ...['authorized', 'partly_authorized', 'pre_authorized', 'denied', 'awaiting_analysis', 'in_analysis'],
      ...['extension_awaiting_analysis', 'extension_in_analysis', 'serial_analyzed', 'cancelled'],
    ],
  })
  status!: Authorization['status'];

  @ApiProperty({ ...text, example: '2' })
  vendorStatus!: string | null;

  @ApiProperty({ ...text, enum: ['consultation', 'exam', 'execution', 'hospitalization', 'dental', 'emergency'] })
  type!: Authorization['type'];

  @ApiProperty({ ...text, example: '2' })
  vendorType!: string | null;

  @ApiProperty({ ...text, format: 'date', example: '2026-11-20' })
  requestedOn!: string | null;

  @ApiProperty({ ...text, format: 'date-time', example: null })
  requestedAt!: string | null;

  @ApiProperty({ ...text, format: 'date', example: '2026-11-21' })
  authorizedOn!: string | null;

  @ApiProperty({ ...text, format: 'date', example: '2026-12-20' })
  validUntil!: string | null;

  @ApiProperty({ ...text, example: '88120031' })
  password!: string | null;

  @ApiProperty({ ...text, example: '41750520261120000031' })
  protocol!: string | null;

  @ApiProperty({
    ...object,
    example: { subscriberId: '00010001000001018', matricula: null, cpf: null, holderCpf: '52998224725', name: 'MARINA AZEVEDO PRADO' },
  })
  beneficiary!: Authorization['beneficiary'];

  @ApiProperty({ ...object, nullable: true, example: { id: '000123', document: '11222333000181', name: 'CLINICA EXEMPLO' } })
  provider!: Authorization['provider'];

  @ApiProperty({
    ...object,
    nullable: true,
    example: { name: 'HELENA DUARTE MOURA', council: 'CRM', councilNumber: '123456', state: 'SP', occupation: '225112' },
  })
  professional!: Authorization['professional'];

  @ApiProperty({ type: 'array', items: object, nullable: true })
  procedures!: Authorization['procedures'];

  @ApiProperty({ type: 'array', items: object, nullable: true, example: [{ code: '573', description: 'Demanda por requerimento' }] })
  rejectionCauses!: Authorization['rejectionCauses'];

  @ApiProperty({
    enum: matchReasons,
    description: 'Por que está na resposta: matrícula, vínculo da lista de acompanhamento, CPF do beneficiário, CPF do titular',
  })
  matchedBy!: MatchReason;

  @ApiProperty({
    type: String,
    description: 'O registro como o fornecedor o escreve',
    example: '/api/v1/hat/authorizations/000120261100004713',
  })
  href!: string;
}

/** Checked against the class: a field that one has and the other lacks does not compile. */
const fieldTable: Readonly<Record<keyof AuthorizationView, true>> = {
  ...{ source: true, guide: true, providerGuide: true, status: true, vendorStatus: true, type: true, vendorType: true },
  ...{ requestedOn: true, requestedAt: true, authorizedOn: true, validUntil: true, password: true, protocol: true },
  ...{ beneficiary: true, provider: true, professional: true, procedures: true, rejectionCauses: true, matchedBy: true, href: true },
};

export const authorizationFields = Object.keys(fieldTable) as (keyof AuthorizationView)[];

export class SourceFreshness {
  @ApiProperty({ enum: ['hat', 'medsenior'] })
  source!: AuthorizationSourceName;

  @ApiProperty({ type: Date, nullable: true, description: 'Última leitura completa do fornecedor; nulo antes da primeira' })
  asOf!: Date | null;

  @ApiProperty({
    type: Number,
    description: 'Beneficiários que têm este CPF, ou cuja matrícula começa com estes 15 dígitos, e ficaram de fora por nada dizer qual é',
    example: 0,
  })
  membersLeftOut!: number;
}

export class AuthorizationsPage {
  @ApiProperty({ type: [AuthorizationView] })
  items!: Partial<AuthorizationView>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;

  @ApiProperty({ type: [SourceFreshness] })
  sources!: SourceFreshness[];
}
