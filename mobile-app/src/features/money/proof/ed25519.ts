import { sign } from 'tweetnacl';

/** A message as it is said to be signed. */
export interface Signed {
  readonly message: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** The order of the group (RFC 8032, 5.1), its last byte first. */
const ORDER = [
  ...[0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ...[0x14, 0xde, 0xf9, 0xde, 0xa2, 0xf7, 0x9c, 0xd6, 0x58, 0x12, 0x63, 0x1a, 0x5c, 0xf5, 0xd3, 0xed],
];

/** The library takes a second way to write the same signature; the standard does not (RFC 8032, 5.1.7). */
function isInOrder(signature: Uint8Array): boolean {
  const s = [...signature.subarray(32)].reverse();
  const at = s.findIndex((byte, i) => byte !== ORDER[i]);
  return at >= 0 && (s[at] ?? 0) < (ORDER[at] ?? 0);
}

/** Whether a key signed a message (Ed25519). Neither phones nor plain pages can be asked for it, so a library works it out. */
export function isSigned({ message, signature, key }: Signed): boolean {
  if (signature.length !== 64 || key.length !== 32 || !isInOrder(signature)) return false;
  return sign.detached.verify(message, signature, key);
}
