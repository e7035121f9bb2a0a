import { pageOf, parseFields, parseOrder, PonteError, project } from '@ponte/common';

const detailOf = (action: () => unknown): string | undefined => {
  try {
    action();
  } catch (error) {
    if (error instanceof PonteError) return error.details[0]?.code;
  }
  return undefined;
};

describe('order', () => {
  const allowed = ['createdAt', 'name'] as const;

  it('reads signs as the TOTVS guide writes them, a blank standing for a plus', () => {
    expect(parseOrder('-createdAt,name', allowed)).toEqual([
      { field: 'createdAt', descending: true },
      { field: 'name', descending: false },
    ]);
    expect(parseOrder('+name', allowed)).toEqual([{ field: 'name', descending: false }]);
    expect(parseOrder(' name', allowed)).toEqual([{ field: 'name', descending: false }]);
    expect(parseOrder(undefined, allowed)).toEqual([]);
    expect(parseOrder('', allowed)).toEqual([]);
  });

  it.each(['secret', 'name,', '--name', 'name;drop', 'name,-name', 'NAME', '__proto__', 'toString'])('refuses %p', (order) => {
    expect(detailOf(() => parseOrder(order, allowed))).toBe('ORDER_INVALID');
  });
});

describe('fields', () => {
  it('keeps only what is wanted', () => {
    const fields = parseFields('id, name', ['id', 'name', 'role'] as const);
    expect(project({ id: 1, name: 'x', role: 'y' }, fields)).toEqual({ id: 1, name: 'x' });
    expect(project({ id: 1 }, parseFields(undefined, ['id'] as const))).toEqual({ id: 1 });
  });

  it('refuses a field the items do not have', () => expect(detailOf(() => parseFields('id,x', ['id'] as const))).toBe('FIELDS_INVALID'));
});

describe('a page', () => {
  it('is cut from one row more than asked for', () => {
    expect(pageOf([1, 2, 3], 2)).toEqual({ items: [1, 2], hasNext: true });
    expect(pageOf([1, 2], 2)).toEqual({ items: [1, 2], hasNext: false });
    expect(pageOf([], 2)).toEqual({ items: [], hasNext: false });
  });
});
