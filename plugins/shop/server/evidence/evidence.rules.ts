import { canonicalJson, hashOf } from '@hearth/cms/kernel';
import type { EvidencePack } from '../../contract';

/** A part before it is hashed. */
export type EvidencePart = { readonly name: string; readonly content: unknown };

/** A pack before it is signed. */
export type UnsignedPack = Omit<EvidencePack, 'signature' | 'publicKey'>;

/** What a pack is of. */
export type PackHead = Pick<EvidencePack, 'station' | 'order' | 'madeAt' | 'keptUntil'>;

/** Hashes each part, and all of them into one root, which also says what they are of. */
export function packOf(head: PackHead, content: readonly EvidencePart[]): UnsignedPack {
  const parts = content.map((part) => {
    const body = canonicalJson(part.content);
    return { name: part.name, sha256: hashOf(part.content), body };
  });
  const format = 'hearth.order-evidence/1' as const;
  const listed = parts.map(({ name, sha256 }) => ({ name, sha256 }));
  return { format, ...head, parts, root: hashOf({ format, ...head, parts: listed }) };
}
