/** The yardsticks of bench:mock. Argument: `answer` (1 KB from bare node:http) or `cycles` (Fastify, Ajv, one Map; nothing else). */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyValidators } from '@ponte/hat/contract';
import Fastify from 'fastify';

async function cycles(): Promise<number> {
  const batches = new Map<string, unknown>();
  const fastify = Fastify();
  fastify.post('/persons', (request, reply) => {
    if (!bodyValidators.persons(request.body)) return reply.code(400).send({ code: '400' });
    const token = randomUUID();
    batches.set(token, request.body);
    return reply
      .code(202)
      .send({ tokenId: token, tokenProcess: token, serviceResponse: true, detailedMessage: 'Requisicao adicionada a fila' });
  });
  fastify.get('/integration/:token', (request, reply) => {
    const known = batches.has((request.params as { token: string }).token);
    return reply.send({ idTenant: 5, code: known ? 4 : 404, message: 'Processamento concluido com sucesso', detailedMessage: [] });
  });
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  return (fastify.server.address() as AddressInfo).port;
}

function answer(): Promise<number> {
  const body = JSON.stringify({ text: 'x'.repeat(1_000) });
  const server = createServer((_request, reply) => {
    reply.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

void (process.argv[2] === 'answer' ? answer() : cycles()).then((port) => process.send?.({ url: `http://127.0.0.1:${port}` }));
process.once('disconnect', () => process.exit());
