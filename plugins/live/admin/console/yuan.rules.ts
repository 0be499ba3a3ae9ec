/** Fen as a price: ¥39.90. */
export function yuanOf(fen: number): string {
  const whole = Math.abs(Math.trunc(fen));
  return `${fen < 0 ? '−' : ''}¥${Math.floor(whole / 100).toLocaleString('en-US')}.${String(whole % 100).padStart(2, '0')}`;
}
