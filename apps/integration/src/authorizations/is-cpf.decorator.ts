import { isValidCpf } from '@ponte/common';
import { ValidateBy } from 'class-validator';

/** 11 digits whose check digits match; answered as CPF_INVALID. */
export const IsCpf = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isCpf', // Without a sentence of its own a fault would lose its context.
      validator: {
        validate: (value) => typeof value === 'string' && isValidCpf(value),
        defaultMessage: () => 'must be a CPF',
      },
    },
    { context: { code: 'CPF_INVALID' } },
  );
