import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PlainName } from '../../edge/plain-name.decorator';

/** It goes to HAT before anything is stored: what a header could not hold must not get that far. */
const headerValue = [/^[\x20-\x7e]*$/, { context: { code: 'FIELD_CHARACTERS' } }] as const;

export class CreateMasterTokenRequest {
  @ApiProperty({ description: 'Nome do token no HAT', example: 'ponte-saude', type: String })
  @PlainName(100)
  name!: string;

  @ApiProperty({ description: 'Usuário que solicita o token: campo IDAUTH da tabela usuários do HAT', example: 445, type: Number })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  userId!: number;

  @ApiPropertyOptional({ description: 'Token com que o HAT é chamado desta vez; sem ele, o atual', type: String, example: '0f3c…' })
  @IsOptional()
  @IsString()
  @Length(1, 4096)
  @Matches(...headerValue)
  authorization?: string;

  @ApiPropertyOptional({ description: 'Troca o token guardado', default: false, type: Boolean })
  @IsOptional()
  @IsBoolean()
  replace?: boolean;
}

export class MasterTokenResponse {
  @ApiProperty({ description: 'O token foi gerado no HAT e guardado cifrado; o valor nunca é devolvido', example: true, type: Boolean })
  stored!: boolean;

  @ApiProperty({ example: 'ponte-saude', type: String })
  name!: string;
}
