import { createHash } from 'node:crypto';
import type { Database, ReadPhoto, Tx } from '@hearth/cms/platform';

/** What there is of a photo: the picture as it is kept, and two sizes for pages. */
export const evidenceKinds = ['picture', 'small', 'large'] as const;

/** One file of a photo. */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A photo as it is kept. */
export type KeptEvidence = {
  readonly id: string;
  readonly station: string;
  readonly order: string;
  readonly buyer: string | null;
  readonly side: 'buyer' | 'desk';
  readonly sale: string | null;
  readonly width: number;
  readonly height: number;
};

/** A photo about to be kept; what staff adds belongs to its request at once. */
export type NewEvidence = Pick<KeptEvidence, 'id' | 'station' | 'order' | 'buyer' | 'side' | 'sale'> & {
  readonly place: number;
};

/** Which of the pictures that a photo is made into are kept. */
const KEPT: Readonly<Record<string, EvidenceKind | undefined>> = {
  picture: 'picture',
  'webp-small': 'small',
  'webp-large': 'large',
};

const COLUMNS = [
  'id',
  'station',
  'order_id as order',
  'buyer',
  'side',
  'after_sale as sale',
  'width',
  'height',
] as const;

const photos = (on: Database['read'] | Tx) => on('shop_after_sale_photo').select<KeptEvidence[]>(...COLUMNS);

/** Keeps photos of after-sales and their files. */
export const evidenceStore = {
  /** False when the name is taken. */
  insert: async (
    tx: Tx,
    { order, sale, ...photo }: NewEvidence,
    { width, height, files }: ReadPhoto,
  ): Promise<boolean> => {
    const kept = files.flatMap(({ kind, type, bytes }) => {
      const name = KEPT[kind];
      return name ? [{ photo: photo.id, station: photo.station, kind: name, type, bytes }] : [];
    });
    const picture = kept.find(({ kind }) => kind === 'picture');
    if (!picture) throw new Error('A photo that was read has no picture');
    const hash = createHash('sha256').update(picture.bytes).digest('hex');
    const row = { ...photo, order_id: order, after_sale: sale, width, height, hash };
    const made: unknown[] = await tx('shop_after_sale_photo').insert(row).onConflict('id').ignore().returning('id');
    if (made.length === 0) return false;
    await tx('shop_after_sale_photo_file').insert(kept);
    return true;
  },
  find: async (read: Database['read'], id: string): Promise<KeptEvidence | undefined> =>
    photos(read).where({ id }).first(),
  /** How many of an order wait for their request. */
  countLoose: async (read: Database['read'], order: string): Promise<number> => {
    const [{ count } = { count: '0' }] = await read('shop_after_sale_photo')
      .where({ order_id: order })
      .whereNull('after_sale')
      .count<{ count: string }[]>({ count: '*' });
    return Number(count);
  },
  /** Puts photos, in their order, beside the request that they were sent ahead of; says how many there were. */
  attach: async (
    tx: Tx,
    ids: readonly string[],
    { sale, order, buyer }: { readonly sale: string; readonly order: string; readonly buyer: string },
  ): Promise<number> => {
    let attached = 0;
    for (const [place, id] of ids.entries()) {
      attached += await tx('shop_after_sale_photo')
        .where({ id, order_id: order, buyer, side: 'buyer' })
        .whereNull('after_sale')
        .update({ after_sale: sale, place });
    }
    return attached;
  },
  of: async (
    read: Database['read'] | Tx,
    sales: readonly string[],
  ): Promise<ReadonlyMap<string, readonly KeptEvidence[]>> => {
    const rows = await photos(read)
      .whereIn('after_sale', [...sales])
      .orderBy(['side', 'place', 'id']);
    const found = new Map<string, KeptEvidence[]>();
    for (const photo of rows) {
      if (photo.sale === null) continue;
      found.set(photo.sale, [...(found.get(photo.sale) ?? []), photo]);
    }
    return found;
  },
  file: async (
    read: Database['read'],
    photo: string,
    kind: EvidenceKind,
  ): Promise<{ readonly type: string; readonly bytes: Buffer } | undefined> =>
    read('shop_after_sale_photo_file')
      .where({ photo, kind })
      .first<{ type: string; bytes: Buffer } | undefined>('type', 'bytes'),
  /** Removes what was sent ahead of requests that never came. */
  expire: async (tx: Tx, hours: number): Promise<void> => {
    await tx('shop_after_sale_photo')
      .whereNull('after_sale')
      .whereRaw('created_at < clock_timestamp() - make_interval(hours => ?)', [hours])
      .delete();
  },
  forget: async (tx: Tx, buyer: string): Promise<void> => {
    await tx('shop_after_sale_photo').where({ buyer }).delete();
  },
} as const;

/** How photos of after-sales are kept. */
export type EvidenceStore = typeof evidenceStore;
