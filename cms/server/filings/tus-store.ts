import type { Readable } from 'node:stream';
import type * as Tus from '@tus/utils' with { 'resolution-mode': 'import' };
import type { Database, Jobs } from '../../platform';
import { TAKE_IN } from './take-in';
import { EXPIRE_HOURS, PART_BYTES } from './upload.rules';
import type { KeptUpload, UploadStore } from './upload-store';

/** What of tus is used: it is a module of the new kind, which ours loads when it is first asked. */
export type TusParts = Pick<typeof Tus, 'DataStore' | 'Upload' | 'ERRORS'>;

type Deps = { readonly database: Database; readonly jobs: Pick<Jobs, 'enqueue'>; readonly uploads: UploadStore };

/** The keeping of tus on our tables: each part commits by itself, so what was answered for is there whoever goes on. */
export function tusStore(deps: Deps, tus: TusParts): Tus.DataStore {
  const { uploads } = deps;
  const found = async (id: string): Promise<KeptUpload> => {
    const upload = await uploads.byId(id);
    if (!upload) throw refusalOf(tus, 'FILE_NOT_FOUND');
    return upload;
  };
  return Object.assign(new tus.DataStore(), {
    extensions: ['creation', 'creation-with-upload', 'expiration', 'termination'],
    // The row was written where the request was judged; here nothing is left to do.
    create: async (upload: Tus.Upload) => upload,
    getUpload: async (id: string) => asTus(tus, await found(id)),
    write: (stream: Readable, id: string, offset: number) => write(deps, tus, { stream, id, offset }),
    remove: (id: string) => uploads.remove(id),
    deleteExpired: () => uploads.expire(EXPIRE_HOURS),
    getExpiration: () => EXPIRE_HOURS * 3_600_000,
  });
}

function asTus(tus: TusParts, { id, bytes, received, metadata, touchedAt }: KeptUpload): Tus.Upload {
  const said = { ...metadata };
  return new tus.Upload({ id, size: bytes, offset: received, metadata: said, creation_date: touchedAt.toISOString() });
}

type Writing = { readonly stream: Readable; readonly id: string; readonly offset: number };

/** Writes what comes as it comes. When the line breaks, what came before stays and the phone goes on from there. */
async function write(deps: Deps, tus: TusParts, { stream, id, offset }: Writing): Promise<number> {
  let at = offset;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const bytes = Buffer.concat(waiting);
    [waiting, size] = [[], 0];
    if (!(await append(deps, id, { at, bytes }))) throw refusalOf(tus, 'INVALID_OFFSET');
    at += bytes.length;
  };
  try {
    // A request's body is a stream of bytes; Node types what a stream yields as any.
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      waiting.push(chunk);
      size += chunk.length;
      if (size >= PART_BYTES) await flush();
    }
  } finally {
    await flush();
  }
  return at;
}

/** With its last part a file is whole, and the work of taking it in commits with that part. */
async function append(deps: Deps, id: string, part: { at: number; bytes: Buffer }): Promise<boolean> {
  return deps.database.transaction(async (tx) => {
    const grown = await deps.uploads.append(tx, id, part);
    if (grown?.isWhole) await deps.jobs.enqueue(tx, TAKE_IN, { data: { upload: id } });
    return grown !== undefined;
  });
}

/** tus answers with what is thrown: a status and a line of text, in an error so that it has a trace. */
function refusalOf({ ERRORS }: TusParts, name: 'FILE_NOT_FOUND' | 'INVALID_OFFSET'): Error {
  return Object.assign(new Error(name), ERRORS[name]);
}
