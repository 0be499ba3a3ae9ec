import { uploadedType } from './file-types';
import type { FastHandler, FastAnswer } from './lane';
import type { FastLane } from './fast-lane';
import { FOR_EVER } from './prepared';
import { safePath } from './safe-path';
import { sendFile } from './send-file';

const PREFIX = '/uploads/';

/** Hands out what lies in the folder of uploads. Their names carry a hash and are never used again, so they may be kept for ever. */
export function serveUploads(lane: FastLane, folder: string): void {
  const handler: FastHandler = async (request): Promise<FastAnswer> => {
    const path = safePath(folder, request.path.slice(PREFIX.length));
    const file = path && { path, ...uploadedType(path), cacheControl: FOR_EVER };
    const sent = file ? await sendFile(request, file) : undefined;
    return sent ?? lane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
  };
  lane.get(`${PREFIX}*`, handler);
}
