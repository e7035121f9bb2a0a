import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';

export class WaitQuery {
  @ApiPropertyOptional({
    enum: ['0', '1'],
    default: '1',
    description: '1 espera a resposta do Protheus até PROTHEUS_TIMEOUT_MS; 0 responde 202 assim que a solicitação está gravada',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? '1' : value === 'false' ? '0' : value))
  @IsIn(['0', '1'])
  wait: '0' | '1' = '1';
}

export class MedicationRequest {
  @ApiProperty({ type: String, example: '04', description: 'Tabela do medicamento no Protheus' })
  tableCode!: string;

  @ApiProperty({ type: String, example: '0490173961' })
  medicationCode!: string;
}

export class AttachmentRequest {
  @ApiProperty({
    type: String,
    format: 'uri',
    maxLength: 2_000,
    example: 'https://www.totvs.com/wp-content/uploads/2021/04/totvs-shared.png?teste',
    description:
      'https, porta 443, host em PROTHEUS_ATTACHMENT_HOSTS; é o Protheus que baixa o arquivo. O que vem depois de ? é tratado como segredo',
  })
  href!: string;
}

export class NewPrescriptionRequest {
  @ApiProperty({
    type: String,
    example: '0001',
    pattern: '^\\d{4}$',
    description: 'Código da operadora no Protheus, não o registro na ANS',
  })
  healthInsurerCode!: string;

  @ApiProperty({ type: String, example: '00011008000027010', pattern: '^\\d{17}$', description: 'Matrícula, 17 dígitos' })
  subscriberId!: string;

  @ApiProperty({ type: String, example: 'CRM' })
  professionalCouncil!: string;

  @ApiProperty({ type: String, example: '334456', description: 'Texto, não número' })
  professionalCouncilNumber!: string;

  @ApiProperty({ type: String, example: 'SP' })
  stateAbbreviation!: string;

  @ApiProperty({ type: String, example: 'VINICIUS', maxLength: 100 })
  professionalName!: string;

  @ApiProperty({ type: String, format: 'date', example: '2023-04-03', description: 'aaaa-mm-dd ou aaaammdd' })
  prescriptionDate!: string;

  @ApiProperty({ type: [MedicationRequest], minItems: 1, maxItems: 50, description: 'Cada medicamento uma só vez' })
  medications!: MedicationRequest[];

  @ApiProperty({ type: [AttachmentRequest], maxItems: 20, description: 'Obrigatório; pode ser uma lista vazia' })
  attachments!: AttachmentRequest[];
}

export class AcceptedPrescriptionResponse {
  @ApiProperty({ format: 'uuid', type: String })
  requestId!: string;

  @ApiProperty({ enum: ['received', 'sending'], description: 'Acompanhe em Location' })
  state!: 'received' | 'sending';
}
