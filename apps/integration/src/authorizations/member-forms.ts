import { formsOf, isShort, memberOf, shortLength } from './member-number';

/** Who keeps numbers of members. */
export interface MemberNumbers {
  /** Whether anything stands under exactly this number. */
  holds(tenantId: number, subscriberId: string): Promise<boolean>;
  /** The members known, each by 16 characters, whose numbers begin so. */
  membersBeginningWith(tenantId: number, prefix: string): Promise<readonly string[]>;
}

export interface FoundForms {
  /** Every way to write the number of the member that is meant. */
  readonly forms: readonly string[];
  /** Members that 15 digits may mean, where they mean no single one; else 0. */
  readonly ambiguous: number;
}

/** Finds a member however the number is written (engine rule A5): in 15 digits it is that of the only known member who begins with them. */
export class MemberForms {
  constructor(private readonly numbers: readonly MemberNumbers[]) {}

  async of(tenantId: number, subscriberId: string): Promise<FoundForms> {
    if (isShort(subscriberId)) {
      const known = await this.membersBeginningWith(tenantId, subscriberId);
      const [member] = known;
      if (member === undefined || known.length > 1) return { forms: [subscriberId], ambiguous: known.length };
      return { forms: [...formsOf(member), subscriberId], ambiguous: 0 };
    }
    const member = memberOf(subscriberId);
    if (member === undefined) return { forms: [subscriberId], ambiguous: 0 };
    const short = member.slice(0, shortLength);
    const held = await Promise.all(this.numbers.map((one) => one.holds(tenantId, short)));
    const known = held.includes(true) ? await this.membersBeginningWith(tenantId, short) : [];
    const isTheOnlyOne = known.length === 1 && known[0] === member;
    return { forms: isTheOnlyOne ? [...formsOf(member), short] : formsOf(member), ambiguous: 0 };
  }

  private async membersBeginningWith(tenantId: number, prefix: string): Promise<string[]> {
    const known = await Promise.all(this.numbers.map((one) => one.membersBeginningWith(tenantId, prefix)));
    return [...new Set(known.flat())];
  }
}
