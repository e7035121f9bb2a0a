import { MemberForms } from './member-forms';
import { countMembers, formsOf } from './member-number';

const [ana, bento] = ['0001000100000101', '0001000100000102'];
const short = '000100010000010';

describe('a member however the number is written', () => {
  const known = (members: readonly string[], held: readonly string[] = []) =>
    new MemberForms([
      {
        holds: (_, subscriberId) => Promise.resolve(held.includes(subscriberId)),
        membersBeginningWith: (_, prefix) => Promise.resolve(members.filter((member) => member.startsWith(prefix))),
      },
      { holds: () => Promise.resolve(false), membersBeginningWith: () => Promise.resolve([]) },
    ]);
  const formsWith = async (forms: MemberForms, subscriberId: string) => {
    const found = await forms.of(1, subscriberId);
    return { ...found, forms: [...found.forms].sort() };
  };

  it.each([ana, `${ana}8`])('is the same with and without the check digit (%s)', async (written) => {
    expect(await formsWith(known([]), written)).toEqual({ forms: formsOf(ana), ambiguous: 0 });
    expect(formsOf(ana)).toHaveLength(11);
    expect(formsOf(ana)).toEqual(expect.arrayContaining([ana, `${ana}0`, `${ana}9`]));
  });

  it('is the only one known who begins with 15 digits', async () => {
    expect(await formsWith(known([ana]), short)).toEqual({ forms: [short, ...formsOf(ana)], ambiguous: 0 });
    expect(await formsWith(known([ana], [short]), `${ana}8`)).toEqual({ forms: [short, ...formsOf(ana)], ambiguous: 0 });
  });

  it('is nobody but what is written so, where 15 digits may mean several', async () => {
    expect(await formsWith(known([ana, bento]), short)).toEqual({ forms: [short], ambiguous: 2 });
    expect(await formsWith(known([ana, bento], [short]), `${ana}8`)).toEqual({ forms: formsOf(ana), ambiguous: 0 });
    expect(await formsWith(known([]), short)).toEqual({ forms: [short], ambiguous: 0 });
    // Nobody known begins so, or somebody else does: what stands under 15 digits is not theirs who happen to be asked for.
    expect(await formsWith(known([], [short]), `${ana}8`)).toEqual({ forms: formsOf(ana), ambiguous: 0 });
    expect(await formsWith(known([bento], [short]), `${ana}8`)).toEqual({ forms: formsOf(ana), ambiguous: 0 });
  });

  it('has one form where the number is none of a card', async () => {
    for (const other of ['NOBODY', '12345', '0'.repeat(18)])
      expect(await formsWith(known([ana], [other]), other)).toEqual({ forms: [other], ambiguous: 0 });
  });
});

describe('numbers of members', () => {
  it.each<[string, (string | null)[], number]>([
    ['two forms of one', [ana, `${ana}8`], 1],
    ['15 digits beside one who begins with them', [`${ana}8`, short], 2],
    ['15 digits that several begin with', [ana, bento, short], 3],
    ['15 digits alone', [short], 1],
    ['guides without a number', [ana, null], 2],
    ['none', [], 0],
  ])('stand for so many: %s', (_, numbers, count) => expect(countMembers(numbers)).toBe(count));
});
