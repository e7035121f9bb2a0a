import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** What an error has beside, where a vendor refused. */
class VendorRefusal {
  @ApiPropertyOptional({
    description: 'O que fazer, quando o fornecedor recusou',
    example: 'Confira subscriberId: são os 17 dígitos da matrícula.',
  })
  fix?: string;

  @ApiPropertyOptional({ description: 'Código do próprio fornecedor', example: 'E004' })
  vendorCode?: string;
}

export class ErrorDetailResponse extends VendorRefusal {
  @ApiProperty({ description: 'Código estável do erro', example: 'CPF_INVALID' })
  code!: string;

  @ApiProperty({
    description: 'Frase para uma pessoa',
    example: 'CPF inválido: são 11 dígitos, sem pontuação, e os verificadores devem conferir.',
  })
  message!: string;

  @ApiProperty({
    description: 'Onde e o quê',
    example: 'items[17].holderCPF: CPF inválido: são 11 dígitos, sem pontuação, e os verificadores devem conferir.',
  })
  detailedMessage!: string;

  @ApiPropertyOptional({ description: 'Lugar do erro na requisição', example: 'items[17].holderCPF' })
  path?: string;
}

/** TOTVS error model, as every error of the hub is answered. */
export class ErrorResponse extends VendorRefusal {
  @ApiProperty({ description: 'Código estável do erro; a lista está em docs/errors.md', example: 'VALIDATION_FAILED' })
  code!: string;

  @ApiProperty({
    description: 'O que houve e o que fazer',
    example: 'Há dados inválidos e nada foi gravado. Corrija cada campo apontado em details e envie de novo.',
  })
  message!: string;

  @ApiProperty({
    description: 'Mensagem detalhada',
    example: 'Há dados inválidos e nada foi gravado. Corrija cada campo apontado em details e envie de novo.',
  })
  detailedMessage!: string;

  @ApiPropertyOptional({ description: 'Página que explica o erro', example: 'https://example.org/erros#VALIDATION_FAILED' })
  helpUrl?: string;

  @ApiProperty({ description: 'Um por falha, no máximo 1.000', type: [ErrorDetailResponse] })
  details!: ErrorDetailResponse[];

  @ApiProperty({ description: 'Quantas falhas houve', example: 1 })
  detailsTotal!: number;

  @ApiPropertyOptional({ description: 'Campo recusado pelo fornecedor', example: 'subscriberId' })
  field?: string;
}
