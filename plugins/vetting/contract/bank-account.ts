/** Whether digits pass the check of Luhn: from the right, every second digit counts double. */
export function passesLuhn(digits: string): boolean {
  if (!/^[0-9]+$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .map(Number)
    .reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/** Whether a word is the number of a bank card (银行卡号) as people have them. */
export const isBankCard = (word: string): boolean => /^[0-9]{13,19}$/.test(word) && passesLuhn(word);

/** Whether a word may be the number of a firm's account (对公账号): banks number these each in their own way. */
export const isFirmAccount = (word: string): boolean => /^[0-9]{8,32}$/.test(word);

/** The number as it is kept, from what somebody typed. */
export const plainAccount = (typed: string): string => typed.replace(/[\s-]/g, '');
