import { z } from 'zod';
import type { Platform } from '../../platform';
import type { KeepFile } from './keep-file-store';
import type { UploadStore } from './upload-store';

/** The work of taking a file that arrived whole into the media library. */
export const TAKE_IN = { name: 'field.take-in', schema: z.object({ upload: z.uuid() }) } as const;

type Deps = Pick<Platform, 'database' | 'ledger' | 'people'> & {
  readonly uploads: UploadStore;
  readonly keep: KeepFile;
};

/**
 * Puts a whole file through the same guard as everybody's uploads. The library's row and ours commit together: a node that dies in
 * between leaves the file whole, and the next one takes it in.
 */
export async function takeIn(deps: Deps, id: string): Promise<void> {
  const upload = await deps.uploads.byId(id);
  if (upload?.state !== 'whole') return;
  const [person] = await deps.people.byIds([upload.person]);
  const credit = person?.name['zh-Hans'] ?? '';
  await deps.keep.fromParts({ ...upload, credit }, deps.uploads.parts(id), async (file) => {
    await deps.database.transaction(async (tx) => {
      const held = await deps.uploads.hold(tx, id);
      if (held?.state !== 'whole') return;
      const end = await file();
      await deps.uploads.settle(tx, id, end);
      const actor = { kind: 'system', id: 'field.take-in', name: '', station: upload.station } as const;
      const action = 'asset' in end ? 'field-upload.kept' : 'field-upload.refused';
      deps.ledger.append(tx, { actor, action, subject: id, facts: { ...end, assignment: upload.assignment } });
    });
  });
}
