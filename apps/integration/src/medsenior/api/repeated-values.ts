import { Transform } from 'class-transformer';

/**
 * Values of a filter that may be repeated: `matricula=1&matricula=2`, or several behind commas. Blanks around them, and empty ones, go.
 * @param spelling one way to write all that mean the same
 */
export function RepeatedValues(spelling: (value: string) => unknown = (value) => value): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    if (value === undefined) return undefined;
    const texts = [value].flat().flatMap((one: unknown) => (typeof one === 'string' ? one.split(',') : [one]));
    const kept = texts.map((one) => (typeof one === 'string' ? spelling(one.trim()) : one)).filter((one) => one !== '');
    return [...new Set(kept)];
  });
}
