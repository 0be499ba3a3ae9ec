import { isPerson, type ShownSeller } from '@hearth/vetting/contract';

/** Whether buyers see who sells and reach them. A person's own address is nobody's business: the station answers for them, and is reached at once. */
export const isReachable = (seller: ShownSeller | undefined): boolean =>
  seller !== undefined &&
  seller.name !== '' &&
  (isPerson(seller.kind) || seller.address !== null || seller.phone !== null);
