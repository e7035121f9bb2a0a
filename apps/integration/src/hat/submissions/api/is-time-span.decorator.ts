import { ValidateBy } from 'class-validator';
import { timeSpan } from './time-span';

/** A day or an instant; the name is the one the edge answers DATE_INVALID for. */
export const IsTimeSpan = (): PropertyDecorator =>
  ValidateBy({ name: 'isDateString', validator: { validate: (value) => typeof value === 'string' && timeSpan(value) !== undefined } });
