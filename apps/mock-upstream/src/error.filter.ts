import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FieldError } from './engine/field-error';
import { printable, reasonHeader } from './engine/mock-headers';
import { WorldError } from './engine/world-error';

/** Whatever no vendor answered itself leaves in the TOTVS error model. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('mock-upstream');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    if (status >= 500 && !(error instanceof WorldError)) this.logger.error(error);
    const reason = status < 500 || error instanceof WorldError ? reasonOf(error) : 'the emulator failed, see its log';
    refuse(reply, status, reason);
  }
}

/** Answers in that model, also where Nest is not reached. */
export function refuse(reply: FastifyReply, status: number, reason: string): void {
  reply
    .code(status)
    .headers(reasonHeader(reason))
    .send({ code: String(status), message: titles[status] ?? 'Falha no processamento', detailedMessage: printable(reason) });
}

const titles: Readonly<Record<number, string>> = {
  400: 'Requisicao invalida',
  403: 'Acesso negado',
  404: 'Recurso nao encontrado',
  409: 'Conflito',
  413: 'Corpo da requisicao acima do permitido',
  415: 'Tipo de conteudo nao suportado',
  503: 'Limite atingido',
};

function statusOf(error: unknown): number {
  if (error instanceof FieldError) return 400;
  if (error instanceof WorldError) return error.status;
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
}

function reasonOf(error: unknown): string {
  if (error instanceof HttpException) {
    // The framework's own text repeats the path, which may hold a key.
    if (error.message.startsWith('Cannot ')) return 'the emulator has no such route';
    const response = error.getResponse();
    const message = typeof response === 'object' ? (response as { message?: unknown }).message : response;
    return Array.isArray(message) ? message.join('; ') : String(message ?? error.message);
  }
  return error instanceof Error ? error.message : 'refused';
}
