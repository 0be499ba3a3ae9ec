import { Typography } from '@strapi/design-system';

/** Fen as yuan, the way a price tag says them. */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '−' : ''}¥${Number(digits.slice(0, -2)).toLocaleString('en')}.${digits.slice(-2)}`;
}

/** Fen as yuan; figures stand under each other. */
export function Yuan({ fen }: { readonly fen: number }) {
  return <Typography style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{yuanText(fen)}</Typography>;
}
