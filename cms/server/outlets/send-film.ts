import { z } from 'zod';
import type { UploadProgress } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { Steps } from './driver';
import { partsOf, type FilmPart } from './film-parts';
import type { OwnFile } from './own-media';
import type { Refused } from './refused.rules';

/** What the sending of a film needs of a session. */
export type FilmSession = { readonly steps: Steps; now(): Date; reached(far: UploadProgress): void };

/** How a platform takes a film in numbered parts: a ticket for the whole, then part by part. */
export type FilmUpload = {
  readonly url: string;
  readonly file: OwnFile;
  /** Bytes of a part. */
  readonly most: number;
  begin(): Promise<Result<string, Refused>>;
  part(ticket: string, part: FilmPart & { readonly bytes: Buffer }): Promise<Result<unknown, Refused>>;
  /** Says that these were all, and gives the name that the film is posted by. */
  end(ticket: string, parts: number): Promise<Result<string, Refused>>;
};

/** The step of an upload: its ticket, of which film it is, how many parts the platform has, and the film's name when it has all. */
const PARTS = 'film-parts';
const kept = z.object({
  ticket: z.string(),
  of: z.string(),
  done: z.int(),
  name: z.string().nullable(),
  at: z.coerce.date(),
});
type Kept = z.output<typeof kept>;

/** No platform says how long a ticket is good; half a day was never refused, and an older one is not tried. */
const GOOD_FOR = 12 * 3_600_000;

/**
 * Sends the parts of a film one after the other and gives the film's name there. What an earlier try of the same delivery brought is
 * not sent again, unless the platform does not know that ticket any more.
 */
export async function sendFilm(session: FilmSession, upload: FilmUpload): Promise<Result<string, Refused>> {
  const known = await earlier(session, upload);
  if (known) {
    const went = await sendRest(session, upload, known);
    if (went.ok || (went.error.kind !== 'final' && went.error.kind !== 'gone')) return went;
  }
  const begun = await upload.begin();
  if (!begun.ok) return begun;
  const fresh = { ticket: begun.value, of: filmOf(upload), done: 0, name: null, at: session.now() };
  await keep(session, fresh);
  return sendRest(session, upload, fresh);
}

const filmOf = ({ url, file, most }: FilmUpload): string => `${url} ${file.size} ${most}`;

const keep = ({ steps }: FilmSession, upload: Kept): Promise<void> => steps.keep(PARTS, JSON.stringify(upload));

async function earlier({ steps, now }: FilmSession, upload: FilmUpload): Promise<Kept | undefined> {
  const step = await steps.read(PARTS);
  if (step === undefined) return undefined;
  const known = kept.parse(JSON.parse(step));
  const isGood = now().getTime() - known.at.getTime() < GOOD_FOR;
  return isGood && known.of === filmOf(upload) ? known : undefined;
}

async function sendRest(session: FilmSession, upload: FilmUpload, from: Kept): Promise<Result<string, Refused>> {
  if (from.name !== null) return ok(from.name);
  const { size } = upload.file;
  const parts = partsOf(size, upload.most);
  for (const part of parts.slice(from.done)) {
    const bytes = await upload.file.read(part.from, part.to);
    const sent = await upload.part(from.ticket, { ...part, bytes });
    if (!sent.ok) return sent;
    await keep(session, { ...from, done: part.at + 1 });
    session.reached({ sent: part.to, size });
  }
  const ended = await upload.end(from.ticket, parts.length);
  if (ended.ok) await keep(session, { ...from, done: parts.length, name: ended.value });
  return ended;
}
