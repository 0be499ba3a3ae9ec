import { Typography } from '@strapi/design-system';

/** Fen as yuan, the way a price tag says them; figures stand under each other. */
export function Yuan({ fen }: { readonly fen: number }) {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return (
    <Typography style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {`${fen < 0 ? '−' : ''}¥${Number(digits.slice(0, -2)).toLocaleString('en')}.${digits.slice(-2)}`}
    </Typography>
  );
}
