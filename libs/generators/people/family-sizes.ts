import type { RandomSource } from '../random/random-source';

/** Sizes of forty families, a hundred people together: so the family of any person is found without counting those before. */
const sizesOfABlock = [
  ...Array<number>(10).fill(1),
  ...Array<number>(11).fill(2),
  ...Array<number>(11).fill(3),
  ...Array<number>(5).fill(4),
  ...Array<number>(3).fill(5),
];
const familiesOfABlock = 40;
const peopleOfABlock = 100;

export interface FamilyPlace {
  familyIndex: number;
  size: number;
  /** Index of its holder among all people. */
  firstPerson: number;
}

/** Which families have how many members: the same forty sizes again and again, each time in another order. */
export class FamilySizes {
  private block = -1;
  private starts: number[] = [];

  constructor(private readonly random: RandomSource) {}

  ofFamily(familyIndex: number): FamilyPlace {
    const block = Math.floor(familyIndex / familiesOfABlock);
    return this.place(block, familyIndex - block * familiesOfABlock);
  }

  ofPerson(personIndex: number): FamilyPlace {
    const block = Math.floor(personIndex / peopleOfABlock);
    const starts = this.startsOf(block);
    const within = personIndex - block * peopleOfABlock;
    let at = 0;
    while ((starts[at + 1] as number) <= within) at++;
    return this.place(block, at);
  }

  private place(block: number, at: number): FamilyPlace {
    const starts = this.startsOf(block);
    const [start, end] = [starts[at] as number, starts[at + 1] as number];
    return { familyIndex: block * familiesOfABlock + at, size: end - start, firstPerson: block * peopleOfABlock + start };
  }

  /** The last block is kept, as most callers go from one family to the next. */
  private startsOf(block: number): number[] {
    if (block !== this.block) {
      let sum = 0;
      this.starts = [
        0,
        ...this.random
          .at(block)
          .shuffled(sizesOfABlock)
          .map((size) => (sum += size)),
      ];
      this.block = block;
    }
    return this.starts;
  }
}
