import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readPageFiles, type PageFile } from './page-files';

/** Only what comes from here runs and is asked, nothing written inside the page; nobody frames it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page for people. It holds nothing itself: what it shows it asks of the admin routes, in the name of who looks at it. */
@ApiExcludeController()
@Controller('__admin/ui')
export class UiController {
  #files: ReadonlyMap<string, PageFile> | undefined;

  @Get()
  page(@Res() reply: FastifyReply): void {
    this.file('index.html', reply);
  }

  @Get(':name')
  file(@Param('name') name: string, @Res() reply: FastifyReply): void {
    // Most emulators live inside a test and are never looked at.
    const file = (this.#files ??= readPageFiles()).get(name);
    if (!file) throw new NotFoundException('the page has no such file');
    void reply
      .type(file.type)
      .headers({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
      })
      .send(file.text);
  }
}
