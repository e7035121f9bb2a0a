import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';

/** Something to see, and nothing that acts on what stands around it: line breaks, directions of reading, half characters. */
const readable = /^(?=.*[^\s\p{Default_Ignorable_Code_Point}])[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;

/** A name that people read in lists, kept without the blanks around it: 1 to `max` characters. */
export function PlainName(max: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    IsNotEmpty(),
    MaxLength(max),
    Matches(readable, { context: { code: 'FIELD_CHARACTERS' } }),
  );
}
