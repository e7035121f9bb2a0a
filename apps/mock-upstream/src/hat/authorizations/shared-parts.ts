import type { Authorization } from '@ponte/hat/contract';

const parts = ['beneficiary', 'healthProvider', 'professional', 'professionalRequestor'] as const;

/** Lets guides that name the same people share them in memory, as they did before they were written down. */
export class SharedParts {
  readonly #known = new Map<string, object>();

  shared(guide: Authorization): Authorization {
    const result = { ...guide };
    for (const name of parts) if (result[name]) Object.assign(result, { [name]: this.#one(result[name]) });
    return result;
  }

  #one<Part extends object>(part: Part): Part {
    const text = JSON.stringify(part);
    const known = this.#known.get(text);
    if (known) return known as Part;
    this.#known.set(text, part);
    return part;
  }
}
