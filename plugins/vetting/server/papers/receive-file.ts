import { createHash } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { MOST_FILE_BYTES, VETTING_FILES, type PaperFile } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from '../products/goods-deps';
import { isGoodAddress, signedAddress } from './file-address.rules';
import { kindOfFile, pagesOf } from './file-kind.rules';

type Deps = Pick<GoodsDeps, 'database' | 'files' | 'vault' | 'clock' | 'ids'>;

/** An address to which a person may send one file soon. */
export function ticketFor({ vault, clock, ids }: Deps, actor: StaffActor): { url: string } {
  const path = `${VETTING_FILES}/${actor.station}/${actor.id}/${ids.next()}`;
  return { url: signedAddress(vault, { path, now: clock.now() }) };
}

/** An address as a request brings it. */
export type Signed = { readonly path: string; readonly until: number; readonly sign: string };

type Sent = Signed & {
  readonly station: string;
  readonly person: string;
  /** What the request says of its length; what comes is counted all the same. */
  readonly length: number;
  read(most: number): Promise<Buffer | undefined>;
};

/** Takes a file whose address is good: looked at before it is kept, and named by the hash of what is in it. */
export async function receiveFile(deps: Deps, sent: Sent): Promise<Result<PaperFile, GoodsRefusal>> {
  if (!isGoodAddress(deps.vault, { ...sent, now: deps.clock.now() })) return err('GOODS.FILE_NOT_FOUND');
  const bytes = sent.length > MOST_FILE_BYTES ? undefined : await sent.read(MOST_FILE_BYTES);
  if (!bytes) return err('GOODS.FILE_TOO_LARGE', { megabytes: MOST_FILE_BYTES / 1024 / 1024 });
  const type = kindOfFile(bytes);
  if (type === undefined) return err('GOODS.FILE_KIND');
  if (type === 'broken') return err('GOODS.FILE_BROKEN');
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = { hash, type, size: bytes.length };
  await deps.database.transaction((tx) =>
    deps.files.keep(tx, { ...file, bytes, station: sent.station, broughtBy: sent.person }),
  );
  return ok({ ...file, pages: pagesOf(bytes, type) });
}

/** A file, for whoever holds an address that is still good. */
export async function fileAt(
  deps: Deps,
  { station, hash, ...signed }: Signed & { readonly station: string; readonly hash: string },
): Promise<Result<{ readonly type: string; readonly bytes: Buffer }, GoodsRefusal>> {
  const isGood = isGoodAddress(deps.vault, { ...signed, now: deps.clock.now() });
  const file = isGood ? await deps.files.bytes(deps.database, station, hash) : undefined;
  return file ? ok(file) : err('GOODS.FILE_NOT_FOUND');
}
