import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../edge/access/caller';
import { CurrentCaller } from '../edge/access/current-caller.decorator';
import { RequireRole } from '../edge/access/require-role.decorator';
import { ApiErrors } from '../edge/openapi/api-errors.decorator';
import { RunQuery, TaskList, TaskRunPage, TaskView } from './task.dto';
import { TaskService } from './task.service';

const absent = 'Não há essa tarefa neste operador';
const Named = () => ApiParam({ name: 'name', example: 'retention' });

@ApiTags('Operação: tarefas')
@Controller('operations/tasks')
export class TaskController {
  constructor(private readonly tasks: TaskService) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({ summary: 'Tarefas recorrentes: plano, pausa e última execução' })
  @ApiOkResponse({ type: TaskList })
  list(@CurrentCaller() caller: Caller): Promise<TaskList> {
    return this.tasks.list(caller);
  }

  @Get(':name')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Uma tarefa: plano, pausa e última execução' })
  @Named()
  @ApiOkResponse({ type: TaskView })
  @ApiErrors({ 404: absent })
  get(@CurrentCaller() caller: Caller, @Param('name') name: string): Promise<TaskView> {
    return this.tasks.get(caller, name);
  }

  @Get(':name/runs')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Execuções de uma tarefa, com contagens e desfecho' })
  @Named()
  @ApiOkResponse({ type: TaskRunPage })
  @ApiErrors({ 400: 'Filtro ou página inválidos', 404: absent })
  runs(@CurrentCaller() caller: Caller, @Param('name') name: string, @Query() query: RunQuery): Promise<TaskRunPage> {
    return this.tasks.runs(caller, name, query);
  }

  @Post(':name/pause')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Pausa uma tarefa em todas as réplicas',
    description: 'Nenhuma execução do plano começa depois da resposta; a que está em andamento segue até o fim.',
  })
  @Named()
  @ApiOkResponse({ type: TaskView })
  @ApiErrors({ 404: absent })
  pause(@CurrentCaller() caller: Caller, @Param('name') name: string): Promise<TaskView> {
    return this.tasks.steer(caller, name, 'pause');
  }

  @Post(':name/resume')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({ summary: 'Retoma uma tarefa pausada', description: 'Dos momentos perdidos durante a pausa só um é recuperado.' })
  @Named()
  @ApiOkResponse({ type: TaskView })
  @ApiErrors({ 404: absent })
  resume(@CurrentCaller() caller: Caller, @Param('name') name: string): Promise<TaskView> {
    return this.tasks.steer(caller, name, 'resume');
  }

  @Post(':name/run')
  @HttpCode(202)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Executa uma tarefa agora, fora do plano',
    description:
      'Começa em cerca de um segundo em alguma réplica, também se a tarefa está pausada, ou quando terminar a execução em andamento. Pedidos repetidos antes do começo valem um.',
  })
  @Named()
  @ApiResponse({ status: 202, type: TaskView })
  @ApiErrors({ 404: absent })
  run(@CurrentCaller() caller: Caller, @Param('name') name: string): Promise<TaskView> {
    return this.tasks.steer(caller, name, 'runNow');
  }
}
