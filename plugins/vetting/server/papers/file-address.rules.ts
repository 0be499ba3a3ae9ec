/** What makes and knows a keyed hash. */
export type Signer = {
  index(purpose: string, value: string): string;
  indexes(purpose: string, value: string): readonly string[];
};

/** What the signature of an address is made with, and for nothing else. */
const PURPOSE = 'vetting.file';

/** Addresses change by the quarter of an hour, so that a page that is open fetches none twice, and none is good for long. */
const QUARTER_MS = 900_000;

/** An address that a browser may use for fifteen to thirty minutes, without a header. */
export function signedAddress(signer: Signer, { path, now }: { readonly path: string; readonly now: Date }): string {
  const until = (Math.floor(now.getTime() / QUARTER_MS) + 2) * QUARTER_MS;
  const sign = signer.index(PURPOSE, `${path}?${until}`);
  return `${path}?until=${until}&sign=${encodeURIComponent(sign)}`;
}

/** Whether an address was given by this house and is still good. Which of the two is wrong is nobody's business. */
export function isGoodAddress(
  signer: Signer,
  {
    path,
    now,
    until,
    sign,
  }: { readonly path: string; readonly now: Date; readonly until: number; readonly sign: string },
): boolean {
  return until > now.getTime() && signer.indexes(PURPOSE, `${path}?${until}`).includes(sign);
}
