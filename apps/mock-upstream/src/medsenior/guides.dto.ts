import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { MedseniorGuide } from '@ponte/medsenior/contract';
import { Type } from 'class-transformer';
import { Allow, ArrayNotEmpty, IsArray, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { GenerationDto, RequestDaysDto } from '../admin/generation.dto';
import type { MedseniorSummary } from './guide-generation';
import type { MedseniorMember } from './members';

const statusWord = { oneOf: [{ type: 'integer' }, { type: 'string' }] };

export class MemberDto implements MedseniorMember {
  @ApiProperty({ description: 'Digits', example: '67890' }) @Matches(/^\d{1,15}$/) matricula!: string;
  @ApiProperty({ description: '11 digits', example: '98765432100' }) @Matches(/^\d{11}$/) cpf!: string;
  @ApiProperty({ example: 'José Carlos Prado' }) @IsString() @Matches(/^.{1,200}$/) nome!: string;
}

export class GenerateMedseniorGuidesDto extends GenerationDto {
  @ApiPropertyOptional({
    description: "Absent: the last thirty days by the world's clock; no guide is later than now",
    type: RequestDaysDto,
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RequestDaysDto)
  dates?: RequestDaysDto;

  @ApiPropertyOptional({ description: 'Numbers, names or texts; absent: all eight', type: 'array', items: statusWord })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  statuses?: (string | number)[];

  @ApiPropertyOptional({
    description: 'Whom the guides are about; absent: the members on record at HAT in this world, and generated people where there are none',
    type: [MemberDto],
  })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => MemberDto)
  beneficiaries?: MemberDto[];
}

export class MedseniorSummaryDto implements MedseniorSummary {
  @ApiProperty({ example: 100 }) count!: number;
  @ApiPropertyOptional({ description: 'Number of the first one', example: '261100001' }) first?: string;
  @ApiPropertyOptional({ description: 'Number of the last one', example: '261100100' }) last?: string;
  @ApiProperty({ description: 'By text', additionalProperties: { type: 'integer' }, type: 'object', example: { Autorizado: 45 } })
  statuses!: Record<string, number>;
}

export class ChangeMedseniorGuideDto {
  @ApiPropertyOptional({
    description: 'Number, name or text. Procedures still in analysis follow it to an authorization or a denial',
    ...statusWord,
  })
  @IsOptional()
  @Allow()
  status?: string | number;

  @ApiPropertyOptional({ description: 'By codigoTUSS: number, name or text', type: 'object', additionalProperties: statusWord })
  @IsOptional()
  @IsObject()
  procedures?: Record<string, string | number>;
}

export class MedseniorGuideDto {
  @ApiProperty({ description: 'guia', example: '261100001' }) key!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) record!: MedseniorGuide;
}
