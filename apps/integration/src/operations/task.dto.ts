import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../edge/page-query.dto';

export const runOutcomes = ['running', 'done', 'failed', 'interrupted', 'lost'] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** A history has one order, newest first, and its parts explain each other. */
export class RunQuery extends PickType(PageQuery, ['page', 'pageSize'] as const) {
  @ApiPropertyOptional({ enum: runOutcomes })
  @IsOptional()
  @IsIn(runOutcomes)
  outcome?: RunOutcome;
}

export class TaskRunView {
  @ApiProperty({ type: Number, example: 42, description: 'Número da execução, crescente por tarefa' })
  run!: number;

  @ApiProperty({ type: Date, description: 'O momento do plano que a execução cobre' })
  slotAt!: Date;

  @ApiProperty({ type: Number, example: 1, description: 'Mais de 1 quando a tentativa anterior deste momento não terminou' })
  attempt!: number;

  @ApiProperty({ type: Date })
  startedAt!: Date;

  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({
    enum: runOutcomes,
    description: 'interrupted: a réplica foi encerrada e outra continua; lost: a réplica sumiu e outra assumiu, ou assumirá',
  })
  outcome!: RunOutcome;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    nullable: true,
    example: { events: 120 },
    description: 'O que a execução fez; nulo enquanto não termina, e nas tarefas que servem a vários operadores',
  })
  counts!: Record<string, number> | null;

  @ApiProperty({ type: String, nullable: true, example: 'ECONNRESET' })
  errorCode!: string | null;
}

export class TaskView {
  @ApiProperty({ type: String, example: 'retention' })
  name!: string;

  @ApiProperty({ type: String, example: 'Apaga o que passou do prazo de retenção.' })
  description!: string;

  @ApiProperty({ enum: ['operator', 'hub'], description: 'hub: a tarefa serve a todos os operadores deste hub' })
  scope!: 'operator' | 'hub';

  @ApiProperty({ type: Number, example: 3_600_000, description: 'Intervalo entre execuções, em milissegundos' })
  everyMs!: number;

  @ApiProperty({ type: Boolean })
  paused!: boolean;

  @ApiProperty({ type: Date, description: 'Próximo momento do plano; uma tarefa pausada o deixa passar' })
  nextSlotAt!: Date;

  @ApiProperty({ type: Boolean, description: 'Uma execução pedida ainda não começou' })
  runRequested!: boolean;

  @ApiProperty({ type: TaskRunView, nullable: true, description: 'A execução mais nova, em andamento ou não' })
  lastRun!: TaskRunView | null;

  @ApiProperty({ type: Date, nullable: true, description: 'Fim da última execução bem-sucedida que o histórico guarda' })
  lastSuccessAt!: Date | null;
}

export class TaskList {
  @ApiProperty({ type: [TaskView], description: 'Por nome' })
  items!: TaskView[];

  @ApiProperty({ type: Boolean, description: 'Sempre false: as tarefas cabem em uma resposta' })
  hasNext!: boolean;
}

export class TaskRunPage {
  @ApiProperty({ type: [TaskRunView], description: 'Da mais nova para a mais velha' })
  items!: TaskRunView[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}
