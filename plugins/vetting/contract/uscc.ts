/** Digits and capitals without I, O, S, V and Z, which are taken for others on paper. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The weights of GB 32100-2015: powers of three, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** The form of a unified social credit code (统一社会信用代码); its last sign is judged by `isUscc`. */
export const USCC_FORM = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The check sign that belongs behind the first 17 signs; undefined where there are not 17 of the alphabet. */
export function usccCheckSign(first17: string): string | undefined {
  if (first17.length !== WEIGHTS.length) return undefined;
  let sum = 0;
  for (const [place, weight] of WEIGHTS.entries()) {
    const value = SIGNS.indexOf(first17.charAt(place));
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return SIGNS.charAt((31 - (sum % 31)) % 31);
}

/** Whether a word is a unified social credit code: 18 signs, the last of which proves the others. */
export function isUscc(word: string): boolean {
  return USCC_FORM.test(word) && usccCheckSign(word.slice(0, 17)) === word.charAt(17);
}

/** The code as it is kept, from what somebody typed: capitals, no gaps. */
export const plainUscc = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
