import { MOST_PIECE_BYTES, MOST_PROOFS } from '../../contract';
import { announced, aPhoto, forms, sha256 } from '../testing/a-form';
import { aSupplierDesk, aUscc, done, refused, type SupplierDesk } from '../testing/a-supplier-desk';
import { beginProof, receivePiece, removeProof } from './send-proof';

let desk: SupplierDesk;
let jpeg: Buffer;
let phone: ReturnType<typeof forms>;
beforeAll(async () => {
  desk = await aSupplierDesk();
  jpeg = await aPhoto();
  phone = forms(desk, jpeg);
}, 60_000);
afterAll(() => desk.drop());

describe('a photo on a weak line', () => {
  it('comes in pieces, goes on where the line broke, and is kept once', async () => {
    const { reader } = await phone.filled();
    const wanted = announced('other', jpeg);
    expect(jpeg.length).toBeGreaterThan(MOST_PIECE_BYTES);
    const begun = await done(beginProof(desk.deps, reader, wanted));
    expect(begun).toMatchObject({ received: 0, isWhole: false });
    const head = jpeg.subarray(0, 100_000);
    await done(receivePiece(desk.deps, reader, { id: begun.id, offset: 0, bytes: head }));
    // The answer was lost: the same piece again is told where to go on.
    const twice = await receivePiece(desk.deps, reader, { id: begun.id, offset: 0, bytes: head });
    expect(twice).toMatchObject({ error: { code: 'VETTING.PROOF_OFFSET', details: { received: 100_000 } } });
    const after = await done(beginProof(desk.deps, reader, wanted));
    expect(after.received).toBe(100_000);
    let { received } = after;
    while (received < jpeg.length) {
      const bytes = jpeg.subarray(received, received + MOST_PIECE_BYTES);
      ({ received } = await done(receivePiece(desk.deps, reader, { id: begun.id, offset: received, bytes })));
    }
    expect(await done(beginProof(desk.deps, reader, wanted))).toMatchObject({
      received: jpeg.length,
      isWhole: true,
    });
    expect(await desk.db.knex('vetting_supplier_proof_piece').where({ proof: begun.id })).toEqual([]);
    const file = await desk.deps.proofs.file(desk.deps.database, begun.id, 'picture');
    const { proofs } = await phone.mine(reader);
    expect(proofs.find(({ id }) => id === begun.id)?.hash).toBe(sha256(file?.bytes ?? Buffer.alloc(0)));
  });

  it('takes one of two pieces for the same place', async () => {
    const { reader } = await phone.filled();
    const { id } = await done(beginProof(desk.deps, reader, announced('other', jpeg)));
    const piece = { id, offset: 0, bytes: jpeg.subarray(0, 1_000) };
    const both = await Promise.all([receivePiece(desk.deps, reader, piece), receivePiece(desk.deps, reader, piece)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await done(beginProof(desk.deps, reader, { ...announced('other', jpeg), id }))).toMatchObject({
      received: 1_000,
    });
  });

  it('begins anew when it came damaged, and is refused when it is no photo', async () => {
    const { reader } = await phone.filled();
    const lie = { ...announced('other', jpeg.subarray(0, 5_000)), sha256: '0'.repeat(64) };
    await done(beginProof(desk.deps, reader, lie));
    const damaged = receivePiece(desk.deps, reader, { id: lie.id, offset: 0, bytes: jpeg.subarray(0, 5_000) });
    expect(await refused(damaged)).toBe('VETTING.PROOF_BROKEN');
    expect(await done(beginProof(desk.deps, reader, lie))).toMatchObject({ received: 0 });
    const words = Buffer.from('this is no picture at all, whatever it says');
    const text = announced('other', words);
    await done(beginProof(desk.deps, reader, text));
    expect(await refused(receivePiece(desk.deps, reader, { id: text.id, offset: 0, bytes: words }))).toBe(
      'VETTING.NOT_A_PHOTO',
    );
  });

  it('is nobody else’s', async () => {
    const { reader } = await phone.filled();
    const wanted = announced('other', jpeg);
    await done(beginProof(desk.deps, reader, wanted));
    const thief = desk.reader();
    const gone = 'VETTING.SUPPLY_NOT_FOUND';
    expect(await refused(beginProof(desk.deps, thief, wanted))).toBe(gone);
    expect(
      await refused(receivePiece(desk.deps, thief, { id: wanted.id, offset: 0, bytes: jpeg.subarray(0, 9) })),
    ).toBe(gone);
    expect(await refused(removeProof(desk.deps, thief, wanted.id))).toBe(gone);
    await phone.filled(aUscc(), thief);
    expect(await refused(beginProof(desk.deps, thief, wanted))).toBe('VETTING.PROOF_OTHER');
  });

  it('is one of so many', async () => {
    const { reader } = await phone.filled();
    for (let number = 1; number < MOST_PROOFS; number += 1)
      await done(beginProof(desk.deps, reader, announced('other', jpeg)));
    expect(await refused(beginProof(desk.deps, reader, announced('other', jpeg)))).toBe('VETTING.PROOFS_FULL');
  });
});
