import type { Clock } from '@hearth/cms/kernel';
import type { Vault } from '@hearth/cms/platform';
import { AFTER_SALE_PHOTOS, type EvidencePhoto } from '../../contract';
import type { EvidenceKind, KeptEvidence } from './evidence-store';

/** What the signature of an address is made with, and for nothing else. */
const PURPOSE = 'shop.after-sale-photo';

/** Addresses change by the quarter of an hour, so that a page that is open fetches none twice, and none is good for long. */
const QUARTER_MS = 900_000;

type Deps = { readonly vault: Pick<Vault, 'index' | 'indexes'>; readonly clock: Clock };

const signed = (id: string, kind: EvidenceKind, until: number): string => `${id}/${kind}/${until}`;

/** A photo with addresses that a browser can fetch for some minutes, without a header. */
export function presentEvidence({ vault, clock }: Deps, { id, side, width, height }: KeptEvidence): EvidencePhoto {
  const until = (Math.floor(clock.now().getTime() / QUARTER_MS) + 2) * QUARTER_MS;
  const address = (kind: EvidenceKind): string => {
    const sign = encodeURIComponent(vault.index(PURPOSE, signed(id, kind, until)));
    return `${AFTER_SALE_PHOTOS}/${id}/${kind}?until=${until}&sign=${sign}`;
  };
  return { id, by: side, width, height, small: address('small'), large: address('large') };
}

/** Whether an address was given by us and is still good. */
export function isGoodEvidenceAddress(
  { vault, clock }: Deps,
  {
    id,
    kind,
    until,
    sign,
  }: { readonly id: string; readonly kind: EvidenceKind; readonly until: number; readonly sign: string },
): boolean {
  return until > clock.now().getTime() && vault.indexes(PURPOSE, signed(id, kind, until)).includes(sign);
}
