import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { defaultJournalSettings, type JournalSettings } from '../engine/journal/journal-settings';

const { maxEntries, maxBytes, maxBodyCharacters } = defaultJournalSettings;

export class JournalSettingsDto implements JournalSettings {
  @ApiProperty({ description: 'Most calls kept', type: 'integer', example: maxEntries }) maxEntries!: number;
  @ApiProperty({ description: 'Most bytes kept; bodies go first', type: 'integer', example: maxBytes }) maxBytes!: number;
  @ApiProperty({ description: 'Most characters kept of one body', type: 'integer', example: maxBodyCharacters }) maxBodyCharacters!: number;
}

export class JournalCountDto {
  @ApiProperty({ type: 'integer', example: 3 }) count!: number;
}

class CallCountDto {
  @ApiProperty({ example: 'hat' }) vendor!: string;
  @ApiProperty({ example: 'persons' }) operation!: string;
  @ApiProperty({ description: 'HTTP status, or the outcome of a call that was not answered', example: 202 }) status!: number;
  @ApiProperty({ type: 'integer', example: 12 }) count!: number;
}

export class JournalSummaryDto {
  @ApiProperty({ type: JournalSettingsDto }) settings!: JournalSettingsDto;
  @ApiProperty({ type: 'integer' }) entries!: number;
  @ApiProperty({ type: 'integer' }) bytes!: number;
  @ApiProperty({ description: 'Sequence that the next call will have', type: 'integer' }) nextSequence!: number;
  @ApiProperty({ description: 'Calls that are gone', type: 'integer' }) evicted!: number;
  @ApiProperty({ description: 'Calls kept without their bodies', type: 'integer' }) withoutBodies!: number;
  @ApiProperty({ type: [CallCountDto] }) counts!: CallCountDto[];
}

class BodyDto {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) headers!: Record<string, string>;
  @ApiPropertyOptional() body?: string;
  @ApiPropertyOptional({ description: 'Characters of the whole body, where it was cut', type: 'integer' }) cutFrom?: number;
}

export class EntryDto {
  @ApiProperty({ type: 'integer', example: 1 }) sequence!: number;
  @ApiProperty({ description: 'Place among the calls of its operation', type: 'integer', example: 1 }) ordinal!: number;
  @ApiProperty({ example: 'hat' }) vendor!: string;
  @ApiProperty({ example: 'persons' }) operation!: string;
  @ApiProperty({ example: 'POST' }) method!: string;
  @ApiProperty({ example: '/hat/api/healthcare/hat/v1/persons' }) path!: string;
  @ApiPropertyOptional() query?: string;
  @ApiProperty({ description: '`open` while nothing has been answered', example: 'answered' }) outcome!: string;
  @ApiPropertyOptional({ type: 'integer', example: 202 }) status?: number;
  @ApiProperty({ description: 'By the clock of the world', example: '2026-03-01T12:00:00.000Z' }) time!: string;
  @ApiPropertyOptional({ description: 'Real milliseconds', example: 1.2 }) durationMs?: number;
  @ApiPropertyOptional({ type: [String] }) keys?: string[];
  @ApiPropertyOptional({ description: 'The fault that struck it', type: 'object', additionalProperties: true }) fault?: object;
  @ApiPropertyOptional({ type: [String] }) warnings?: string[];
  @ApiPropertyOptional() reason?: string;
  @ApiProperty({ type: BodyDto }) request!: BodyDto;
  @ApiProperty({ type: BodyDto }) response!: BodyDto;
}

export class VerdictDto {
  @ApiProperty() ok!: boolean;
  @ApiProperty({ type: 'integer' }) count!: number;
  @ApiProperty({ description: 'Sequences of the calls that match, the first 100', type: [Number] }) matched!: number[];
  @ApiProperty({ description: 'One sentence when it holds, else the whole story' }) message!: string;
  @ApiPropertyOptional({ description: 'The call that came closest', type: 'object', additionalProperties: true }) nearestMiss?: object;
  @ApiPropertyOptional({ description: 'Why the answer may be incomplete' }) caution?: string;
}

const matcher = {
  type: 'object' as const,
  description: 'vendor, operation, method, path, status, outcome, key, query, headers, body',
};

/** Body of POST verify. */
export const verifyBody = {
  type: 'object' as const,
  properties: {
    request: matcher,
    order: { type: 'array' as const, items: matcher },
    count: { description: 'A number, or exactly, atLeast, atMost' },
    never: { type: 'boolean' as const },
    since: { type: 'integer' as const },
    unmasked: { type: 'boolean' as const },
  },
  example: {
    request: { vendor: 'hat', operation: 'persons', body: { paths: { 'items[*].personId': '00000042' } } },
    count: { exactly: 1 },
  },
};
