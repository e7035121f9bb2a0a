import { ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { hatExpansions } from '@ponte/hat/contract';
import { IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { IsCpf } from '../../../authorizations/is-cpf.decorator';
import { dayOrNull } from '../../../authorizations/plain-values';
import { NotBefore } from '../../../edge/not-before.decorator';
import { PageQuery } from '../../../edge/page-query.dto';
import { IsTimeSpan } from '../../submissions/api/is-time-span.decorator';

/** The name is the one the edge answers DATE_INVALID for. */
const IsDay = () =>
  ValidateBy({
    name: 'isDateString',
    validator: { validate: (value) => typeof value === 'string' && value.length <= 10 && dayOrNull(value) !== null },
  });

const expected = (pattern: string) => ({ context: { params: { expected: pattern } } });

export class HatAuthorizationQuery {
  @ApiPropertyOptional({
    type: String,
    description: `O que a guia traz além dos próprios campos, separado por vírgulas: ${hatExpansions.join(', ')}`,
    example: 'beneficiary,healthProvider',
  })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  expand?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Campos desejados separados por vírgula; todos quando ausente',
    example: 'idOnHealthInsurer,authorizationStatus',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  fields?: string;
}

export class HatAuthorizationListQuery extends IntersectionType(
  PickType(PageQuery, ['page', 'pageSize', 'order'] as const),
  HatAuthorizationQuery,
) {
  @ApiPropertyOptional({ type: String, description: 'Matrícula do beneficiário', example: '00010001000001018' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z]{1,20}$/, expected('[0-9A-Za-z]{1,20}'))
  subscriberId?: string;

  @ApiPropertyOptional({ type: String, description: 'CPF do titular, só dígitos', example: '52998224725' })
  @IsOptional()
  @IsCpf()
  holderCPF?: string;

  @ApiPropertyOptional({ type: String, description: 'Código do prestador', example: '000123' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z]{1,20}$/, expected('[0-9A-Za-z]{1,20}'))
  healthProviderId?: string;

  @ApiPropertyOptional({ type: String, description: 'Senha da autorização', example: '88120031' })
  @IsOptional()
  @Matches(/^[!-~]{1,40}$/, expected('[!-~]{1,40}'))
  password?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'authorizationStatus: 1 autorizada, 2 autorizada em parte, 3 negada, 6 em auditoria, 9 cancelada',
    example: '1',
  })
  @IsOptional()
  @Matches(/^\w{1,2}$/, expected('\\w{1,2}'))
  status?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'authorizationType: 1 consulta, 2 exame, 3 execução, 4 internação, 9 odontológica, 10 emergência',
    example: '2',
  })
  @IsOptional()
  @Matches(/^\w{1,2}$/, expected('\\w{1,2}'))
  type?: string;

  @ApiPropertyOptional({ type: String, description: 'requestDate desde: aaaa-mm-dd ou aaaammdd', example: '2026-11-01' })
  @IsOptional()
  @IsDay()
  dateFrom?: string;

  @ApiPropertyOptional({ type: String, description: 'requestDate até, inclusive', example: '2026-11-30' })
  @IsOptional()
  @IsDay()
  @NotBefore('dateFrom', (from, to) => (dayOrNull(from) ?? '') > (dayOrNull(to) ?? '9999'))
  dateTo?: string;

  @ApiPropertyOptional({
    type: String,
    description:
      'Gravadas ou alteradas na ponte desde: aaaa-mm-dd, aaaammdd ou um instante com fuso. Para não perder nenhuma, siga /events',
    example: '2026-11-21T00:00:00-03:00',
  })
  @IsOptional()
  @IsTimeSpan()
  updatedSince?: string;
}
