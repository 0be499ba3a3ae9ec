import { defineErrors, refusal, type RefusalOf } from './errors';
import { Bug, err, ok, type Result } from './result';

declare const unit: unique symbol;

/** 分: an amount of money in whole fen, so that no sum ever loses one. */
export type Fen = bigint & { readonly [unit]: 'fen' };

/** An exact factor, such as a commission of 15 in 100. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An amount as a price tag sets it: large yuan, small fen. */
export interface YuanParts {
  readonly negative: boolean;
  readonly yuan: string;
  readonly fen: string;
}

/** What money refuses. */
export const moneyErrors = defineErrors('MONEY', {
  NOT_AN_AMOUNT: refusal<{ text: string }>(
    422,
    '“{text}”不是有效金额，请写成 59.90 这样的元和分',
    '“{text}” is not an amount; write yuan and fen like 59.90',
  ),
});

// Sixteen digits of yuan stay below the bigint of SQL with a factor of nine to spare.
const YUAN = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/;

/** Takes a whole number of fen from our own code or a row; a fraction is a bug. */
export function fen(amount: bigint | number): Fen {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount))
    throw new Bug(`not a whole number of fen: ${amount}`);
  // The brand exists for the compiler alone; this is the one door through which a bigint becomes Fen.
  return BigInt(amount) as Fen;
}

/** Reads yuan as a person or a partner writes them, with at most two decimals. */
export function yuan(text: string): Result<Fen, RefusalOf<typeof moneyErrors>> {
  const match = YUAN.exec(text);
  if (!match) return err('MONEY.NOT_AN_AMOUNT', { text: text.slice(0, 40) });
  const [, sign, whole = '', decimals = ''] = match;
  const amount = BigInt(whole + decimals.padEnd(2, '0'));
  return ok(fen(sign === '-' ? -amount : amount));
}

/** Takes an amount apart for setting it in type. */
export function yuanParts(amount: Fen): YuanParts {
  const digits = magnitude(amount).toString().padStart(3, '0');
  return { negative: amount < 0n, yuan: digits.slice(0, -2), fen: digits.slice(-2) };
}

/** Writes an amount as plain yuan, `-1234.50`, which `yuan` reads back. */
export function formatYuan(amount: Fen): string {
  const parts = yuanParts(amount);
  return `${parts.negative ? '-' : ''}${parts.yuan}.${parts.fen}`;
}

/** Adds amounts; no amount at all is zero. */
export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum: bigint, amount) => sum + amount, 0n));
}

/** Takes the second amount from the first. */
export function subtractFen(from: Fen, amount: Fen): Fen {
  return fen(from - amount);
}

/** Multiplies by an exact factor and rounds half to even, so that many small roundings do not drift one way. */
export function multiplyFen(amount: Fen, { numerator, denominator }: Ratio): Fen {
  if (denominator === 0n) throw new Bug('a ratio with denominator 0');
  const exact = amount * numerator;
  const divisor = magnitude(denominator);
  const floor = magnitude(exact) / divisor;
  const twice = (magnitude(exact) % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && floor % 2n === 1n);
  const rounded = up ? floor + 1n : floor;
  return fen(exact < 0n === denominator < 0n ? rounded : -rounded);
}

/**
 * Splits an amount by weights so that the shares add up to it exactly (largest remainder). Whoever is cut off most gets
 * the next fen, on a tie the heavier, then the earlier.
 */
export function splitFen(total: Fen, weights: readonly bigint[]): readonly Fen[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n)) throw new Bug('weights must not be negative, nor all zero');
  const amount = magnitude(total);
  const floors = weights.map((weight) => (amount * weight) / sum);
  const left = amount - floors.reduce((all, share) => all + share, 0n);
  const order = weights
    .map((weight, index) => ({ index, weight, remainder: (amount * weight) % sum }))
    .sort((a, b) => descending(a.remainder, b.remainder) || descending(a.weight, b.weight));
  const lucky = new Set(order.slice(0, Number(left)).map(({ index }) => index));
  return floors.map((share, index) => {
    const full = lucky.has(index) ? share + 1n : share;
    return fen(total < 0n ? -full : full);
  });
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function descending(a: bigint, b: bigint): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
