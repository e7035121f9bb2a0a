import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { PonteError, printableName, type ErrorDetail } from '@ponte/common';
import { constraintDetail } from './constraint-detail';
import { inheritedNames } from './inherited-names';

/**
 * Our own small DTOs by class-validator, answered as our errors. Unknown fields are faults. Faults of a body are VALIDATION_FAILED (422),
 * those of query and path QUERY_INVALID (400). Values never reach the answer.
 */
export class EdgeValidationPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && this.toValidate(metadata) && !isObject(value)) {
      if (value === undefined) throw new PonteError('BODY_REQUIRED');
      throw new PonteError('VALIDATION_FAILED', { details: [{ code: 'FIELD_TYPE', params: { expected: 'object' } }] });
    }
    const lost = metadata.type === 'body' || metadata.type === 'query' ? inheritedNames(value) : [];
    if (lost.length > 0)
      throw refused(
        lost.map((path) => ({ code: 'FIELD_UNKNOWN', path })),
        metadata,
      );
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof ValidationFaults)) throw error;
      throw refused(error.details, metadata);
    }
  }

  override createExceptionFactory(): (errors?: ValidationError[]) => unknown {
    return (errors = []) => new ValidationFaults(errors.flatMap((error) => detailsOf(error, '')));
  }
}

class ValidationFaults extends Error {
  constructor(readonly details: ErrorDetail[]) {
    super('ValidationFaults');
  }
}

function refused(details: ErrorDetail[], { type }: ArgumentMetadata): PonteError {
  return new PonteError(type === 'body' ? 'VALIDATION_FAILED' : 'QUERY_INVALID', { details });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function detailsOf(error: ValidationError, parent: string): ErrorDetail[] {
  const printed = printableName(error.property);
  // The body itself is never a list, so a number is a place in one only below a field.
  const path = parent === '' ? printed : /^\d{1,5}$/.test(error.property) ? `${parent}[${error.property}]` : `${parent}.${printed}`;
  const own = Object.keys(error.constraints ?? {}).map((name): ErrorDetail => ({ path, ...constraintDetail(name, error) }));
  return [...own, ...(error.children ?? []).flatMap((child) => detailsOf(child, path))];
}
