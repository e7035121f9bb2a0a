import { errorCatalogue, errorCodes, errorSentence, maxRenderedDetails, PonteError, preferredLanguage, renderError } from '@ponte/common';

const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the error catalogue', () => {
  it.each(errorCodes)('has %s in both languages with the same slots', (code) => {
    const { pt, en, status } = errorCatalogue[code];
    expect(pt.length).toBeGreaterThan(10);
    expect(en.length).toBeGreaterThan(10);
    expect(slots(pt)).toEqual(slots(en));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(pt).toMatch(/[.]$/);
    expect(en).toMatch(/[.]$/);
  });
});

describe('a rendered error', () => {
  it('follows the TOTVS model in Portuguese', () => {
    const error = new PonteError('VALIDATION_FAILED', {
      details: [{ code: 'FIELD_TOO_LONG', path: 'items[17].name', params: { max: 70 } }],
    });
    expect(renderError(error, 'pt', 'request-1')).toEqual({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('nada foi gravado') as string,
      detailedMessage: expect.stringContaining('nada foi gravado') as string,
      details: [
        {
          code: 'FIELD_TOO_LONG',
          message: 'Valor longo demais: no máximo 70 caracteres.',
          detailedMessage: 'items[17].name: Valor longo demais: no máximo 70 caracteres.',
          path: 'items[17].name',
        },
      ],
      detailsTotal: 1,
    });
  });

  it('names the request when the fault is ours', () => {
    expect(renderError(new PonteError('INTERNAL'), 'en', 'request-1').message).toContain('request-1');
  });

  it('lists at most a thousand details and tells how many there were', () => {
    const details = Array.from({ length: 2_500 }, (_, at) => ({ code: 'CPF_INVALID' as const, path: `items[${at}].holderCPF` }));
    const rendered = renderError(new PonteError('VALIDATION_FAILED', { details }), 'pt');
    expect(rendered.details).toHaveLength(maxRenderedDetails);
    expect(rendered.detailsTotal).toBe(2_500);
  });

  it('counts faults that were found but not kept', () => {
    const error = new PonteError('VALIDATION_FAILED', { details: [{ code: 'CPF_INVALID' }], detailsTotal: 40_000 });
    expect(renderError(error, 'pt').detailsTotal).toBe(40_000);
  });

  it.each(['items[3].52998224725', 'items[3].<script>', 'x'.repeat(500), 'items[3].maria@example.org'])(
    'masks a path whose field name could carry a value (%#)',
    (path) => {
      const [detail] = renderError(new PonteError('VALIDATION_FAILED', { details: [{ code: 'FIELD_UNKNOWN', path }] }), 'pt').details;
      expect(detail?.path).toContain('***');
      expect(JSON.stringify(detail)).not.toMatch(/529982|script|maria|xxxxxxxx/);
    },
  );

  it('keeps paths of large batches readable', () => {
    const [detail] = renderError(
      new PonteError('VALIDATION_FAILED', { details: [{ code: 'FIELD_UNKNOWN', path: 'items[9999].procedureCoverage[12].blokDate' }] }),
      'pt',
    ).details;
    expect(detail?.path).toBe('items[9999].procedureCoverage[12].blokDate');
  });

  it('shows a slot nobody filled as a question mark', () => {
    expect(errorSentence('FIELD_TOO_LONG', 'en')).toBe('Value too long: at most ? characters.');
  });
});

describe('the language of an answer', () => {
  it.each([
    [undefined, 'pt'],
    ['', 'pt'],
    ['en', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt'],
    ['fr,en;q=0.5,pt;q=0.3', 'en'],
    ['en;q=0', 'pt'],
    ['de', 'pt'],
    ['en;q=x', 'pt'],
    ['e'.repeat(5_000), 'pt'],
  ])('%s is %s', (header, language) => expect(preferredLanguage(header)).toBe(language));
});
