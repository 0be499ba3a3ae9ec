import type { SupplierDeps } from './supplier-deps';
import type { ProofFileKind } from './proof-store';

/** What the signature of an address is made with, and for nothing else. */
const PURPOSE = 'vetting.proof';
const QUARTER_MS = 900_000;

/** The path below which pictures of papers are read, signed. */
export const PROOF_PICTURES = '/api/vetting/proofs';

const signed = (id: string, kind: ProofFileKind, until: number): string => `${id}/${kind}/${until}`;

/** Addresses that a browser can fetch without a header, good for a quarter of an hour to half an hour. */
export function proofAddresses(
  { vault, clock }: Pick<SupplierDeps, 'vault' | 'clock'>,
  id: string,
): { readonly small: string; readonly large: string } {
  const until = (Math.floor(clock.now().getTime() / QUARTER_MS) + 2) * QUARTER_MS;
  const address = (kind: ProofFileKind): string => {
    const sign = encodeURIComponent(vault.index(PURPOSE, signed(id, kind, until)));
    return `${PROOF_PICTURES}/${id}/${kind}?until=${until}&sign=${sign}`;
  };
  return { small: address('small'), large: address('large') };
}

/** What somebody who asks for a picture shows. */
export type SignedAddress = {
  readonly id: string;
  readonly kind: ProofFileKind;
  readonly until: number;
  readonly sign: string;
};

/** Whether an address was given by this house and is good still. */
export function isGoodAddress(
  { vault, clock }: Pick<SupplierDeps, 'vault' | 'clock'>,
  { id, kind, until, sign }: SignedAddress,
): boolean {
  return until > clock.now().getTime() && vault.indexes(PURPOSE, signed(id, kind, until)).includes(sign);
}
