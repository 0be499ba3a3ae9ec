/** Fen as yuan, the way a price tag says them. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '−' : ''}¥${Number(digits.slice(0, -2)).toLocaleString('en')}.${digits.slice(-2)}`;
}

/** What somebody typed as yuan, in fen. */
export const fenOf = (yuan: number | undefined): number => Math.round((yuan ?? 0) * 100);
