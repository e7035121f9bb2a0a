import { cyclicDigit } from './check-digit';

export interface CardParts {
  /** 4 digits. */
  operator: string;
  /** 4 digits. */
  company: string;
  /** Up to 999999. */
  family: number;
  /** 0 is the holder; up to 99. */
  member: number;
}

/** Card number: operator 4, company 4, family 6, member 2, and a check digit by modulo 11 (its rule is inferred: see isValidSubscriberId). */
export function subscriberId({ operator, company, family, member }: CardParts): string {
  const base = `${operator}${company}${String(family).padStart(6, '0')}${String(member).padStart(2, '0')}`;
  return base + cyclicDigit(base);
}
