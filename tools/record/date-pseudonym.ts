import { drawnNumber } from './drawn-number';

const year = '((?:19|20)\\d{2})';
const month = '(0[1-9]|1[0-2])';
const day = '(0[1-9]|[12]\\d|3[01])';
const forms = [
  { pattern: new RegExp(`^${year}([-/]?)${month}\\2${day}(?=$|T| )`), order: 'big' },
  { pattern: new RegExp(`^${day}([-/]?)${month}\\2${year}(?=$| )`), order: 'little' },
] as const;

/** Another day up to two years away, in the same spelling; undefined for what is no date. Ages stay about what they were. */
export function datePseudonym(key: string, text: string, attempt: number): string | undefined {
  for (const { pattern, order } of forms) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [whole, one = '', mark = '', two = '', three = ''] = found;
    const [years, days] = order === 'big' ? [one, three] : [three, one];
    const shift = drawnNumber(key, 1_461, years, two, days, attempt) - 730;
    const moved = new Date(Date.UTC(Number(years), Number(two) - 1, Number(days) + (shift === 0 ? 1 : shift)));
    const [y = '', m = '', d = ''] = moved.toISOString().slice(0, 10).split('-');
    return (order === 'big' ? [y, m, d] : [d, m, y]).join(mark) + text.slice(whole.length);
  }
  return undefined;
}
