import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { roles, type Role } from '../access/role';
import { PlainName } from '../plain-name.decorator';

export class CreateApiKeyRequest {
  @ApiProperty({ description: 'Para que serve a chave', example: 'ERP produção', minLength: 1, maxLength: 80 })
  @PlainName(80)
  name!: string;

  @ApiProperty({ description: 'O que a chave pode fazer; cada papel inclui os anteriores', enum: roles, example: 'writer' })
  @IsIn(roles)
  role!: Role;
}

export class ApiKeyResponse {
  @ApiProperty({ example: '3f9c1a7be2d04c55' })
  id!: string;

  @ApiProperty({ example: 'ERP produção' })
  name!: string;

  @ApiProperty({ enum: roles, example: 'writer' })
  role!: Role;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-22T12:00:00.000Z' })
  createdAt!: Date;

  @ApiProperty({ description: 'Chave que a criou, ou bootstrap', example: 'bootstrap' })
  createdBy!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  revokedAt!: Date | null;

  @ApiProperty({ description: 'Com precisão de um minuto', type: String, format: 'date-time', nullable: true, example: null })
  lastUsedAt!: Date | null;
}

export class CreatedApiKeyResponse extends ApiKeyResponse {
  @ApiProperty({ description: 'A chave; só aparece nesta resposta', example: 'ps_3f9c1a7be2d04c55_…' })
  key!: string;
}

export class ApiKeyPage {
  @ApiProperty({ type: [ApiKeyResponse] })
  items!: Partial<ApiKeyResponse>[];

  @ApiProperty({ description: 'Há mais páginas', example: false })
  hasNext!: boolean;
}
