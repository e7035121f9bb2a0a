import { median } from './median';

describe('median', () => {
  it.each([
    [[7], 7],
    [[10, 2, 9], 9],
    [[10, 2], 6],
    [[100, 9, 10, 1], 9.5],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('of nothing is no number, and leaves what it was given in order', () => {
    expect(median([])).toBeNaN();
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});
