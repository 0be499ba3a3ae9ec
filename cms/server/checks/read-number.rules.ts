const DIGITS = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value]));
const ALSO: Readonly<Record<string, number>> = { 〇: 0, 两: 2 };
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };
type Reading = { readonly total: number; readonly section: number; readonly digit: number | undefined };

/** A number as news writes it: Arabic or Chinese, with 万 and 亿. For use inside of a pattern; it captures nothing. */
export const NUMBER =
  '(?:\\d[\\d,，]{0,14}(?:\\.\\d{1,6})?[百千]?[万亿]{0,2}|[零〇一二两三四五六七八九十百千万亿]{1,12})';

/** What a written number is worth; undefined when it is none. */
export function numberOf(written: string): number | undefined {
  const [whole, digits, unit] = /^([\d,，.]+)([百千]?[万亿]{0,2})$/.exec(written) ?? [];
  if (whole !== undefined && digits !== undefined) {
    const value = Number(digits.replace(/[,，]/g, '')) * scaleOf(unit ?? '');
    return Number.isFinite(value) ? value : undefined;
  }
  return chinese(written);
}

const scaleOf = (units: string): number =>
  [...units].reduce((scale, unit) => scale * (TENS[unit] ?? MYRIADS[unit] ?? 1), 1);

function chinese(written: string): number | undefined {
  let reading: Reading = { total: 0, section: 0, digit: undefined };
  for (const character of written) {
    const next = read(reading, character);
    if (!next) return undefined;
    reading = next;
  }
  return written === '' ? undefined : reading.total + pending(reading);
}

const pending = ({ section, digit }: Reading): number => section + (digit ?? 0);

function read(reading: Reading, character: string): Reading | undefined {
  const { total, section } = reading;
  const value = DIGITS.get(character) ?? ALSO[character];
  // Digits in a row, as in 二〇二六, are not a count; the last one stands and a year is never asked for.
  if (value !== undefined) return { total, section, digit: value };
  const ten = TENS[character];
  if (ten !== undefined) return { total, section: section + (reading.digit ?? 1) * ten, digit: undefined };
  const myriad = MYRIADS[character];
  if (myriad === undefined) return undefined;
  // 一亿二千万: what stands before 亿 is multiplied, what stands before 万 is added.
  const isWan = character === '万';
  const sum = isWan ? total + pending(reading) * myriad : (total + pending(reading)) * myriad;
  return { total: sum, section: 0, digit: undefined };
}

/** Words before or after a number that make it a rough one (近三千, 20余). */
export const ROUGH_BEFORE = /(?:近|约|逾|超|超过|将近|大约|上|数|几|至少|突破|不足|不到|多达|达到)$/;

/** See `ROUGH_BEFORE`. */
export const ROUGH_AFTER = /^(?:余|多|来|左右|以上|上下)/;
