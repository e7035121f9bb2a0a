import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { FieldError } from '../engine/field-error';
import type { JournalSummary } from '../engine/journal/journal';
import type { EntryView } from '../engine/journal/entry-view';
import { objectAt } from '../engine/journal/requests/field-reader';
import { parsedExportOptions, parsedJournalQuery, type QueryString } from '../engine/journal/requests/parsed-journal-query';
import type { Verdict, VerifySpec } from '../engine/journal/verify/verify';
import type { World } from '../engine/world';
import { AdminRoutes, OfWorld } from './admin-route';
import { InWorld } from './in-world';
import { JournalFilters, Unmasked } from './journal-parameters';
import { EntryDto, JournalCountDto, JournalSettingsDto, JournalSummaryDto, VerdictDto, verifyBody } from './journal.dto';

/** What the vendors of a world received. Personal data is masked unless asked for, secrets always. */
@AdminRoutes('journal')
@Controller('__admin/requests')
export class JournalController {
  @Get()
  @OfWorld()
  @JournalFilters()
  @Unmasked()
  @ApiOperation({ summary: 'Calls with their bodies, those that match all of the filters; oldest first' })
  @ApiQuery({ name: 'order', required: false, enum: ['asc', 'desc'] })
  @ApiQuery({ name: 'limit', required: false, description: 'At most 10000', schema: { type: 'integer', default: 100 } })
  @ApiResponse({ status: 200, schema: { type: 'object', properties: { items: { type: 'array', items: { type: 'object' } } } } })
  list(@InWorld() { journal }: World, @Query() parameters: Record<string, string>): { items: EntryView[] } {
    const { query, options } = parsedJournalQuery(withoutWorld(parameters));
    return { items: journal.query(query, options) };
  }

  @Delete()
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Forgets all calls and their counts' })
  @ApiResponse({ status: 204, description: 'Done' })
  clear(@InWorld() { journal }: World): void {
    journal.clear();
  }

  @Get('count')
  @OfWorld()
  @JournalFilters()
  @ApiOperation({ summary: 'How many of the kept calls match' })
  @ApiResponse({ status: 200, type: JournalCountDto })
  count(@InWorld() { journal }: World, @Query() parameters: Record<string, string>): JournalCountDto {
    return { count: journal.count(parsedJournalQuery(withoutWorld(parameters)).query) };
  }

  @Get('summary')
  @OfWorld()
  @ApiOperation({ summary: 'How much is kept and how much is gone; calls per vendor, operation and status since the start' })
  @ApiResponse({ status: 200, type: JournalSummaryDto })
  summary(@InWorld() { journal }: World): JournalSummary {
    return journal.summary();
  }

  @Get('export')
  @OfWorld()
  @Unmasked()
  @ApiOperation({ summary: 'All kept calls as JSON lines: same seed, same calls in the same sequence, same clock, same bytes' })
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, description: 'One call per line; masks are numbers in order of appearance', content: ndjson() })
  export(@InWorld() { journal }: World, @Query() parameters: Record<string, string>, @Res() reply: FastifyReply): void {
    const lines = journal.exportLines(parsedExportOptions(withoutWorld(parameters)));
    void reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines));
  }

  @Get('settings')
  @OfWorld()
  @ApiOperation({ summary: 'The bounds of the journal' })
  @ApiResponse({ status: 200, type: JournalSettingsDto })
  settings(@InWorld() { journal }: World): JournalSettingsDto {
    return journal.settings();
  }

  @Put('settings')
  @OfWorld()
  @ApiOperation({ summary: 'Changes the given bounds; smaller ones hold at once' })
  @ApiBody({ type: JournalSettingsDto })
  @ApiResponse({ status: 200, type: JournalSettingsDto })
  change(@InWorld() { journal }: World, @Body() change: unknown): JournalSettingsDto {
    journal.changeSettings(objectAt(change, 'body'));
    return journal.settings();
  }

  @Post('verify')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: 'Whether calls came as expected: so many, never, or in this order; else the nearest miss' })
  @ApiBody({ schema: verifyBody })
  @ApiResponse({ status: 200, type: VerdictDto })
  verify(@InWorld() { journal }: World, @Body() spec: unknown): Verdict {
    return journal.verify(spec as VerifySpec);
  }

  @Get(':sequence')
  @OfWorld()
  @Unmasked()
  @ApiParam({ name: 'sequence', description: 'Place in the world, from 1', schema: { type: 'integer' } })
  @ApiOperation({ summary: 'One call' })
  @ApiResponse({ status: 200, type: EntryDto })
  @ApiResponse({ status: 404, description: 'It is gone, or never was' })
  one(@InWorld() { journal }: World, @Param('sequence') sequence: string, @Query() parameters: Record<string, string>): EntryView {
    return found(journal.get(sequenceOf(sequence), parsedExportOptions(withoutWorld(parameters))));
  }

  @Get(':sequence/curl')
  @OfWorld()
  @Unmasked()
  @ApiParam({ name: 'sequence', description: 'Place in the world, from 1', schema: { type: 'integer' } })
  @ApiOperation({ summary: 'One call as a curl command; what is masked there shows the call and does not repeat it' })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 404, description: 'It is gone, or never was' })
  curl(
    @InWorld() { journal }: World,
    @Param('sequence') sequence: string,
    @Query() parameters: Record<string, string>,
    @Res() reply: FastifyReply,
  ): void {
    const command = found(journal.curl(sequenceOf(sequence), parsedExportOptions(withoutWorld(parameters))));
    void reply.type('text/plain; charset=utf-8').send(`${command}\n`);
  }
}

function withoutWorld({ world: _world, ...parameters }: Record<string, string>): QueryString {
  return parameters;
}

function sequenceOf(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new FieldError('sequence', 'must be a whole number of at least 1');
  return Number(text);
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new NotFoundException('the journal has no call of this sequence; it is gone, or never was');
  return value;
}

function ndjson() {
  return { 'application/x-ndjson': { schema: { type: 'string' as const } } };
}
