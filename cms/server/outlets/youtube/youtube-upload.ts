import { z } from 'zod';
import type { EditionContent } from '../../../contract';
import { hashOf, mapOk, ok, type Result } from '../../../kernel';
import { nameless, unreadable } from '../film-parts';
import type { OwnFile } from '../own-media';
import type { Ask, AskBody, Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';
import { api, snippetOf, VIDEOS, type YouTubeSession } from './youtube-api';

/** Parts are multiples of 256 kilobytes; only the last may be another size. */
const PART_BYTES = 32 * 256 * 1024;
/** The step of an upload: its session, its size, and the words it was begun with. What became of it can be asked for a week. */
const UPLOAD = 'upload';

const made = z.object({ id: z.string() });
const kept = z.object({ at: z.string(), size: z.number(), of: z.string().catch('') });
const GOT = /^bytes=0-(\d+)$/;

type Upload = { readonly at: string; readonly from: number };

/** Brings a film to YouTube by resumable upload, from where an earlier try of the same words broke off, and gives its id. */
export async function uploadFilm(
  session: YouTubeSession,
  content: EditionContent,
  file: OwnFile,
): Promise<Result<string, Refused>> {
  const of = hashOf(content);
  const earlier = await resumed(session, { of, size: file.size });
  if (!earlier.ok) return earlier;
  if (typeof earlier.value === 'string') return ok(earlier.value);
  if (earlier.value) return sendRest(session, file, earlier.value);
  const begun = await begin(session, content, file);
  if (!begun.ok) return begun;
  await session.steps.keep(UPLOAD, JSON.stringify({ at: begun.value, size: file.size, of }));
  return sendRest(session, file, { at: begun.value, from: 0 });
}

/** Asks an upload what became of it: it answers with the film that it became, or else with how much it has. */
export async function whatBecame(session: YouTubeSession): Promise<Result<string | undefined, Refused>> {
  const known = await keptUpload(session);
  if (!known) return ok(undefined);
  const asked = await session.ask(uploadAt(known.at, { 'content-range': `bytes */${known.size}` }));
  // An upload that YouTube no longer knows proves nothing about the film.
  if (!asked.ok) return asked.error.kind === 'gone' ? unknown(asked.error) : asked;
  return ok(filmIn(asked.value));
}

const unknown = (error: Refused): Result<never, Refused> => ({ ok: false, error: { ...error, kind: 'unknown' } });

const filmIn = ({ body }: Heard): string | undefined => made.safeParse(body).data?.id;

async function keptUpload(session: YouTubeSession): Promise<z.output<typeof kept> | undefined> {
  const step = await session.steps.read(UPLOAD);
  return step === undefined ? undefined : kept.parse(JSON.parse(step));
}

type Wanted = { readonly of: string; readonly size: number };

/** The film, when an earlier try brought all of it; the upload to go on with; or nothing, when it has to be begun. */
async function resumed(
  session: YouTubeSession,
  { of, size }: Wanted,
): Promise<Result<Upload | string | undefined, Refused>> {
  const known = await keptUpload(session);
  // Its words were given when it was begun: other words want another upload.
  if (known?.of !== of || known.size !== size) return ok(undefined);
  const asked = await session.ask(uploadAt(known.at, { 'content-range': `bytes */${size}` }));
  if (!asked.ok && asked.error.kind === 'gone') return session.sentAt === null ? ok(undefined) : unknown(asked.error);
  return mapOk(asked, (heard) => filmIn(heard) ?? { at: known.at, from: gotBy(heard) });
}

const gotBy = ({ headers }: Heard): number => {
  const last = GOT.exec(headers.get('range') ?? '')?.[1];
  return last === undefined ? 0 : Number(last) + 1;
};

async function begin(
  session: YouTubeSession,
  content: EditionContent,
  file: OwnFile,
): Promise<Result<string, Refused>> {
  const status = {
    ...{ privacyStatus: 'public', selfDeclaredMadeForKids: false },
    ...(content.aiLabel === null ? {} : { containsSyntheticMedia: true }),
  };
  const asked = await session.ask(
    api(`/upload${VIDEOS}`, {
      method: 'POST',
      query: { uploadType: 'resumable', part: 'snippet,status' },
      headers: { 'x-upload-content-length': String(file.size), 'x-upload-content-type': file.type },
      body: { json: { snippet: snippetOf(session, content), status } },
    }),
  );
  if (!asked.ok) return asked;
  const id = sessionOf(asked.value.headers.get('location'));
  return id === undefined ? unreadable('youtube') : ok(id);
}

/** Of the address that YouTube gives only its own id of the upload is used: the rest is known. */
function sessionOf(location: string | null): string | undefined {
  return location === null || !URL.canParse(location)
    ? undefined
    : (new URL(location).searchParams.get('upload_id') ?? undefined);
}

const uploadAt = (upload: string, headers: NonNullable<Ask['headers']>, body?: AskBody) =>
  api(`/upload${VIDEOS}`, {
    ...{ method: 'PUT', query: { uploadType: 'resumable', upload_id: upload }, headers },
    ...(body ? { body } : {}),
  });

/** The last part is what makes the post. YouTube says after each part how much it has, which may be less than was sent. */
async function sendRest(
  session: YouTubeSession,
  file: OwnFile,
  { at, from }: Upload,
): Promise<Result<string, Refused>> {
  const { size, type } = file;
  for (let next = from; next < size;) {
    session.reached({ sent: next, size });
    const to = Math.min(size, next + PART_BYTES);
    const body = { bytes: await file.read(next, to), type };
    const ask = uploadAt(at, { 'content-range': `bytes ${next}-${to - 1}/${size}` }, body);
    const sent = await (to === size ? session.commit(ask) : session.ask(ask));
    if (!sent.ok) return sent;
    const film = filmIn(sent.value);
    if (film !== undefined) return ok(film);
    const got = gotBy(sent.value);
    if (sent.value.status !== 308 || got <= next) return to === size ? nameless('youtube') : unreadable('youtube');
    next = got;
  }
  return nameless('youtube');
}
