import { VISIT_PHOTOS } from '../../contract';
import { signedAddress, type Signer } from '../papers/file-address.rules';

/** What there is of a photograph: the file as it came, and two that pages show. */
export type PhotoFileKind = 'original' | 'small' | 'large';

type Who = { readonly station: string; readonly person: string; readonly id: string };

/** Where pieces of a photograph go: its address is that of one person and one photograph. */
export const sendingAddress = (signer: Signer, { station, person, id }: Who, now: Date): string =>
  signedAddress(signer, { path: `${VISIT_PHOTOS}/${station}/${person}/${id}`, now });

/** Addresses that a browser can show without a header. */
export function showingAddresses(signer: Signer, id: string, now: Date): Readonly<Record<PhotoFileKind, string>> {
  const at = (kind: PhotoFileKind): string => signedAddress(signer, { path: `${VISIT_PHOTOS}/${id}/${kind}`, now });
  return { small: at('small'), large: at('large'), original: at('original') };
}
