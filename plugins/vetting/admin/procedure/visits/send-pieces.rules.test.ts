import { MOST_PIECE_BYTES } from '../../../contract';
import { sendPieces, type PieceAnswer } from './send-pieces.rules';

const SIZE = MOST_PIECE_BYTES * 2 + 10;
const file = new Blob([new Uint8Array(SIZE)]);
const begun = (received = 0) => ({ url: '/x?sign=1', size: SIZE, received });

/** A host that has so much of it. */
function aHost(received = 0) {
  const offsets: number[] = [];
  let has = received;
  return {
    offsets,
    put: async (url: string, piece: Blob): Promise<PieceAnswer> => {
      const offset = Number(new URL(url, 'http://x').searchParams.get('offset'));
      offsets.push(offset);
      if (offset !== has) return { ok: false, message: '接着传', received: has };
      has += (await piece.arrayBuffer()).byteLength;
      return { ok: true, received: has };
    },
  };
}

it('sends all of it, and only what is missing', async () => {
  const whole = aHost();
  expect(await sendPieces(file, begun(), whole.put)).toBeUndefined();
  expect(whole.offsets).toEqual([0, MOST_PIECE_BYTES, MOST_PIECE_BYTES * 2]);
  const half = aHost(MOST_PIECE_BYTES * 2);
  await sendPieces(file, begun(MOST_PIECE_BYTES * 2), half.put);
  expect(half.offsets).toEqual([MOST_PIECE_BYTES * 2]);
});

it('goes on where it is told to', async () => {
  const host = aHost(MOST_PIECE_BYTES);
  expect(await sendPieces(file, begun(), host.put)).toBeUndefined();
  expect(host.offsets).toEqual([0, MOST_PIECE_BYTES, MOST_PIECE_BYTES * 2]);
});

it('says why it was refused, and never goes round in circles', async () => {
  expect(await sendPieces(file, begun(), () => Promise.resolve({ ok: false, message: '不是照片' }))).toBe('不是照片');
  const back = () => Promise.resolve({ ok: false, message: '损坏', received: 0 } as const);
  expect(await sendPieces(file, begun(MOST_PIECE_BYTES), back)).toBe('损坏');
});
