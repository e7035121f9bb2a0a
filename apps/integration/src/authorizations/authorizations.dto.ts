import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../edge/page-query.dto';
import { IsCpf } from './is-cpf.decorator';

/** One order alone: the newest first. */
export class AuthorizationsQuery extends PickType(PageQuery, ['page', 'pageSize', 'fields'] as const) {
  @ApiPropertyOptional({
    type: String,
    description: 'Matrícula do beneficiário no operador, com 16 ou 17 dígitos; com 15, a do único que começa com eles',
    example: '00010001000001018',
  })
  @IsOptional()
  @Matches(/^[0-9A-Za-z]{1,20}$/, { context: { params: { expected: '[0-9A-Za-z]{1,20}' } } })
  subscriberId?: string;

  @ApiPropertyOptional({ type: String, description: 'CPF, só dígitos', example: '52998224725' })
  @IsOptional()
  @IsCpf()
  cpf?: string;
}
