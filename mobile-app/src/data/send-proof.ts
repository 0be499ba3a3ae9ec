import { host } from '@/platform/host';
import type { FileSource } from '@/platform/outbox-box';
import { askAsReader, bearer } from './session';
import { sha256 } from './sha256';

/** How the sending of a paper ended: whole, cut off, or refused in the host's words. */
export type ProofEnd = { readonly kind: 'whole' | 'later' } | { readonly kind: 'refused'; readonly said: string };

interface Sending {
  readonly id: string;
  readonly station: string;
  readonly kind: string;
  readonly type: string;
  readonly source: FileSource;
}

/** Small enough that a cut line loses little. */
export const PIECE = 128 * 1024;

interface Progress {
  readonly received: number;
  readonly isWhole: boolean;
}

/** Sends a photo of a paper from wherever it was cut off; the host says how much it has. */
export async function sendProof(proof: Sending, onProgress: (share: number) => void): Promise<ProofEnd> {
  const { source, ...said } = proof;
  // On a phone the photo is a file with an address, which fetch reads as well.
  const blob = source instanceof Blob ? source : await (await fetch(source.uri)).blob();
  const bytes = new Uint8Array(await new Response(blob).arrayBuffer());
  const body = { ...said, type: said.type || 'image/jpeg', size: bytes.length, sha256: sha256(bytes) };
  const begun = await askAsReader('/api/vetting/supply/proofs', { method: 'POST', body });
  if (!begun.ok) return endOf(begun.refusal.status, begun.refusal.message);
  let at = begun.value.body as Progress; // by the contract of this path
  while (!at.isWhole) {
    onProgress(at.received / bytes.length);
    const sent = await sendPiece(proof.id, at.received, bytes.slice(at.received, at.received + PIECE));
    if ('kind' in sent) return sent;
    at = sent;
  }
  return { kind: 'whole' };
}

async function sendPiece(id: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Progress | ProofEnd> {
  try {
    const answer = await fetch(`${host()}/api/vetting/supply/proofs/${id}?offset=${offset}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${(await bearer()) ?? ''}` },
      body: bytes,
    });
    // The host's refusals, or its progress; anything else throws.
    const said = (await answer.json()) as Progress & { error?: { message?: string } };
    return answer.ok ? said : endOf(answer.status, said.error?.message ?? '');
  } catch {
    return { kind: 'later' };
  }
}

/** What passes by itself is tried again; 409 says that another piece is wanted, and the next beginning asks which. */
function endOf(status: number, said: string): ProofEnd {
  if ([0, 401, 408, 409, 429].includes(status) || status >= 500) return { kind: 'later' };
  return { kind: 'refused', said };
}
