import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { callOutcomes } from '../engine/journal/journal-entry';

const instant = 'ISO 8601 by the clock of the world';

/** Which calls are meant; all that is given must hold. */
export function JournalFilters(): MethodDecorator {
  const text = (name: string, description: string, example?: string) => ApiQuery({ name, required: false, description, example });
  return applyDecorators(
    text('vendor', 'Vendor', 'hat'),
    text('operation', 'Operation; `unmatched` for paths the contract does not have', 'persons'),
    text('method', 'HTTP method', 'POST'),
    text('path', 'Path or path template; `*` stands for any part'),
    text('status', 'HTTP status or class', '4xx'),
    ApiQuery({ name: 'outcome', required: false, enum: [...callOutcomes, 'open'] }),
    text('key', 'An item key of the call', '00000042'),
    text('body', 'Text that the body of the request contains'),
    ApiQuery({ name: 'since', required: false, description: 'Calls after this sequence', schema: { type: 'integer' } }),
    text('from', `At this moment or later, ${instant}`),
    text('until', `Before this moment, ${instant}`),
  );
}

export function Unmasked(): MethodDecorator {
  return ApiQuery({
    name: 'unmasked',
    required: false,
    description: 'true shows personal data; secrets stay masked',
    schema: { type: 'boolean', default: false },
  });
}
