import { ValidateBy, type ValidationArguments } from 'class-validator';

/**
 * The end of a span that may not lie before its beginning: nothing could be found. Answered as DATES_REVERSED.
 * @param from the field of the beginning @param reversed whether these two are; asked only where both are texts
 */
export const NotBefore = (from: string, reversed: (from: string, to: string) => boolean): PropertyDecorator =>
  ValidateBy(
    {
      name: 'notBefore',
      validator: {
        validate: (to: unknown, given?: ValidationArguments) => {
          const start = (given?.object as Record<string, unknown> | undefined)?.[from];
          return typeof start !== 'string' || typeof to !== 'string' || !reversed(start, to);
        },
        defaultMessage: () => 'must not be before its beginning',
      },
    },
    { context: { code: 'DATES_REVERSED', params: { from } } },
  );
