/** Something else was observed than the document says. The message holds no values of records. */
export class Difference extends Error {}

/** A behaviour cannot be observed here; the message says what is missing. */
export class Skipped extends Error {}
