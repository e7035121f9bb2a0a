import { redactDigits, redactHeaders, redactUrl } from '@ponte/common';

describe('redaction', () => {
  it('keeps the shape of an address and none of its values', () => {
    expect(redactUrl('https://user:pass@vendor.example/v1/persons/52998224725?cpf=52998224725&page=2#x')).toBe(
      'https://vendor.example/v1/persons/[redacted]?cpf=[redacted]&page=[redacted]',
    );
    expect(redactUrl('/integration/0123456789?x=1')).toBe('/integration/[redacted]?x=[redacted]');
    expect(redactUrl('http://[')).toBe('[redacted]');
  });

  it('keeps the values of headers known to be harmless only', () => {
    expect(redactHeaders({ Authorization: 'abc', 'X-Api-Key': 'k', 'Content-Type': 'application/json', cookie: 'c' })).toEqual({
      Authorization: '[redacted]',
      'X-Api-Key': '[redacted]',
      'Content-Type': 'application/json',
      cookie: '[redacted]',
    });
  });

  it('masks documents inside a text', () => {
    expect(redactDigits('CPF 529.982.247-25 e cartão 00010001123456789 na linha 42')).toBe(
      'CPF [redacted] e cartão [redacted] na linha 42',
    );
  });
});
