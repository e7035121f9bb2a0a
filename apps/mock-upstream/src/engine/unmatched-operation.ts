/** The name under which calls are journaled that no operation of the vendor's contract answers to. */
export const unmatchedOperation = 'unmatched';
