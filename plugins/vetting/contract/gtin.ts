/** How many digits a GTIN may have. */
export const gtinLengths = [8, 12, 13, 14] as const;

/** The form of a trade item number (商品条码); its last digit is judged by `isGtin`. */
export const GTIN_FORM = /^(?:[0-9]{8}|[0-9]{12,14})$/;

/** The check digit of GS1: from the right, digits weigh three and one in turn. */
export function gtinCheckDigit(others: string): string | undefined {
  if (!/^[0-9]+$/.test(others)) return undefined;
  const digits = Array.from(others).reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether a word is a GTIN of 8, 12, 13 or 14 digits. */
export function isGtin(word: string): boolean {
  return GTIN_FORM.test(word) && gtinCheckDigit(word.slice(0, -1)) === word.slice(-1);
}

/** Whether a number of 13 digits is one that a shop gives to its own loose goods, prefix 20–29; no register knows it. */
export function isPrivateGtin(word: string): boolean {
  return word.length === 13 && word.startsWith('2') && isGtin(word);
}

/** The same number in 14 digits, by which numbers of different lengths are compared. */
export const gtin14 = (word: string): string => word.padStart(14, '0');
