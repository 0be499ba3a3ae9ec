import { createHash } from 'node:crypto';
import { systemIds } from '@hearth/cms/kernel';
import type { ReaderActor } from '@hearth/cms/contract';
import sharp from 'sharp';
import { MOST_PIECE_BYTES, savePartSchema, type ProofKind, type Supply } from '../../contract';
import { fileSupply } from '../supply/hand-in';
import { presentSupply } from '../supply/present-supply';
import { savePart } from '../supply/save-part';
import { beginProof, receivePiece } from '../supply/send-proof';
import { aUscc, done, type SupplierDesk } from './a-supplier-desk';

/** The station that forms of tests go to. */
export const station = 'yunze';

/** What stands in the parts of a form beside who it is. */
export const PARTS = {
  where: { region: '330110', address: '青禾村 GEHEIM' },
  contact: { person: '林', phone: '13900005555' },
  bank: { holder: '林', bank: '农行', account: '4111111111111111', isCard: true },
};

/** Somebody with a form on a phone. */
export type Filer = { readonly reader: ReaderActor; readonly supply: Supply };

/** The hash of some bytes. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A photo that takes more than one piece: noise shrinks badly. */
export function aPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const picture = sharp({ create: { width: 900, height: 700, channels: 3, noise, background: '#B83214' } });
  return picture.jpeg({ quality: 95 }).toBuffer();
}

/** A photo as a phone announces it. */
export const announced = (kind: ProofKind, bytes: Buffer) => ({
  ...{ station, id: systemIds.next(), kind, type: 'image/jpeg' as const, size: bytes.length, sha256: sha256(bytes) },
});

/** What a phone does with a form. */
export function forms({ deps, reader: aReader }: SupplierDesk, jpeg: Buffer) {
  const save = (reader: ReaderActor, part: string, [revision, fields]: [number, object]) =>
    savePart(deps, reader, savePartSchema.parse({ part, station, revision, fields }));

  async function sent(reader: ReaderActor, kind: ProofKind): Promise<string> {
    const begun = await done(beginProof(deps, reader, announced(kind, jpeg)));
    for (let offset = 0; offset < jpeg.length; offset += MOST_PIECE_BYTES) {
      const bytes = jpeg.subarray(offset, offset + MOST_PIECE_BYTES);
      await done(receivePiece(deps, reader, { id: begun.id, offset, bytes }));
    }
    return begun.id;
  }

  async function mine(reader: ReaderActor): Promise<Supply> {
    const kept = await deps.suppliers.ofReader(deps.database.read, reader.id, station);
    if (!kept) throw new Error('There is no form');
    return presentSupply(deps, deps.database.read, kept);
  }

  /** A form with all its parts and papers. */
  async function filled(uscc = aUscc(), reader = aReader()): Promise<Filer> {
    await done(save(reader, 'who', [1, { kind: 'cooperative', name: '青禾合作社', uscc, idNumber: null }]));
    for (const [part, fields] of Object.entries(PARTS)) await done(save(reader, part, [1, fields]));
    await sent(reader, 'licence');
    return { reader, supply: await mine(reader) };
  }

  /** One that was handed in. */
  async function filed(uscc?: string): Promise<Filer> {
    const { reader, supply } = await filled(uscc);
    return { reader, supply: await done(fileSupply(deps, reader, { station, version: supply.version })) };
  }

  return { save, sent, mine, filled, filed };
}
