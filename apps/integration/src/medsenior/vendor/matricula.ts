/** Digits only, as MedSenior asks for; 20 hold every number of 64 bits. */
export const matriculaPattern = /^\d{1,20}$/;

/** One spelling of a matrícula: MedSenior answers numbers, which have no leading zeros. */
export function plainMatricula(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}
