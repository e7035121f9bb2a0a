import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { reasonHeader } from './hat/hat-answers';

/** Whatever no vendor answered itself leaves in the TOTVS error model too. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('mock-upstream');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    if (status >= 500) this.logger.error(error);
    reply
      .code(status)
      .headers(reasonHeader(status < 500 ? reasonOf(error) : 'the emulator failed, see its log'))
      .send({ code: String(status), message: titles[status] ?? 'Falha no processamento', detailedMessage: titles[status] ?? '' });
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Requisicao invalida',
  403: 'Acesso negado',
  404: 'Recurso nao encontrado',
  413: 'Corpo da requisicao acima do permitido',
  415: 'Tipo de conteudo nao suportado',
};

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
}

function reasonOf(error: unknown): string {
  if (error instanceof HttpException) {
    const response = error.getResponse();
    const message = typeof response === 'object' ? (response as { message?: unknown }).message : response;
    return Array.isArray(message) ? message.join('; ') : String(message ?? error.message);
  }
  return error instanceof Error ? error.message : 'refused';
}
