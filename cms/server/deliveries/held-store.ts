import type { Knex } from 'knex';
import type { UploadProgress } from '../../contract';

/** Who holds a delivery and for how much longer it is to be theirs. */
export type Held = {
  readonly id: string;
  readonly worker: string;
  readonly lease: number;
  readonly upload: UploadProgress | null;
};

/**
 * Holds on to a delivery whose bytes flow. False when it is somebody else's by now, or was ordered down: then the call is to end. It
 * makes no new version, for nothing was decided.
 */
export async function keepLease(write: Knex, { id, worker, lease, upload }: Held): Promise<boolean> {
  const kept = await write('delivery')
    .where({ id, lease_owner: worker, takedown: false })
    .update({
      lease_until: write.raw('clock_timestamp() + make_interval(secs => ?)', [lease / 1_000]),
      ...(upload === null ? {} : { upload: JSON.stringify(upload) }),
    });
  return kept === 1;
}
