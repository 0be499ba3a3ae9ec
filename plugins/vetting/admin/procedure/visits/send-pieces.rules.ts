import { MOST_PIECE_BYTES, type VisitPhotoProgress } from '../../../contract';

/** What the host says to a piece: how much is there now, or why it was not taken. */
export type PieceAnswer =
  | { readonly ok: true; readonly received: number }
  | { readonly ok: false; readonly message: string; readonly received?: number };

/** Sends one piece to its address. */
export type PutPiece = (url: string, piece: Blob) => Promise<PieceAnswer>;

/**
 * Sends what is missing of a photograph, piece by piece. A piece whose answer was lost is told where to go on; the same place twice is given up,
 * so that this ends. Gives the sentence of a refusal, or nothing when all of it is there.
 */
export async function sendPieces(
  file: Blob,
  { url, size, received }: Pick<VisitPhotoProgress, 'url' | 'size' | 'received'>,
  put: PutPiece,
): Promise<string | undefined> {
  let at = received;
  while (at < size) {
    const answer = await put(`${url}&offset=${at}`, file.slice(at, at + MOST_PIECE_BYTES));
    const next = answer.received ?? at;
    if (!answer.ok && next <= at) return answer.message;
    at = next;
  }
  return undefined;
}
