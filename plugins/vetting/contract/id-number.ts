const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const SIGNS = '10X98765432';

/** The form of a citizen's identity number (公民身份号码); its date and last sign are judged by `isIdNumber`. */
export const ID_NUMBER_FORM = /^[1-9][0-9]{16}[0-9X]$/;

/** The check sign of GB 11643, modulo 11, that belongs behind the first 17 digits. */
export function idNumberCheckSign(first17: string): string | undefined {
  if (!/^[0-9]{17}$/.test(first17)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return SIGNS.charAt(sum % 11);
}

/** Whether a word is an identity number: a day that exists, and a last sign that proves the others. */
export function isIdNumber(word: string): boolean {
  return (
    ID_NUMBER_FORM.test(word) && isDay(word.slice(6, 14)) && idNumberCheckSign(word.slice(0, 17)) === word.charAt(17)
  );
}

/** The number as it is kept, from what somebody typed. */
export const plainIdNumber = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** A number with all but its ends covered, for showing it back to whoever typed it. */
export const coveredIdNumber = (word: string): string => `${word.slice(0, 3)}***********${word.slice(-4)}`;

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  if (year < '1900') return false;
  // A day that does not exist is read as the next one.
  const read = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${year}-${month}-${day}`);
}
