import { z } from 'zod';
import type { EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import { filmOf, unreadable } from '../film-parts';
import type { OwnFile } from '../own-media';
import { problemOf, type Refused } from '../refused.rules';
import type { AskBody } from '../../../platform/outside/platform-call';
import { graph, type PageSession } from './facebook-graph';

const HOST = 'graph-video.facebook.com';
/** The step of a film: it has its id before it is published, so a lost answer leaves no question which one it is. */
const FILM = 'film';
const MOST_PARTS = 4_000;

const offsets = { start_offset: z.coerce.number(), end_offset: z.coerce.number() };
const begun = z.object({ upload_session_id: z.string(), video_id: z.string(), ...offsets });
const moved = z.object(offsets);
const state = z.object({
  permalink_url: z.string().optional(),
  status: z.object({ video_status: z.string() }),
});

/** The step of an upload: which bytes Facebook wants next of which film. */
const UPLOAD = 'upload';
const upload = z.object({ of: z.string(), session: z.string(), film: z.string(), from: z.number(), to: z.number() });
type Upload = z.output<typeof upload>;

/** A film by the upload in phases: start, transfer, finish. What an earlier try brought there is not sent again. */
export async function postFilm(session: PageSession, content: EditionContent): Promise<Result<SendOutcome, Refused>> {
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  const of = `${content.film?.url ?? ''} ${file.value.size}`;
  const sent = await sendFilm(session, file.value, of);
  if (!sent.ok) return sent;
  const { film, session: id } = sent.value;
  await session.steps.keep(FILM, film);
  const form = { upload_phase: 'finish', upload_session_id: id, title: content.title, description: content.text };
  const finished = await session.commit(phase(session, { form }));
  // What was refused is begun anew when somebody has mended it.
  if (!finished.ok && finished.error.kind === 'final') await keepUpload(session, { ...sent.value, of: '' });
  return mapOk(finished, () => ({ kind: 'accepted', platformId: film, url: `https://www.facebook.com/${film}` }));
}

const keepUpload = ({ steps }: PageSession, at: Upload): Promise<void> => steps.keep(UPLOAD, JSON.stringify(at));

const phase = (session: PageSession, body: AskBody) =>
  graph(session, `/${session.credential.pageId}/videos`, { host: HOST, body });

async function sendFilm(session: PageSession, file: OwnFile, of: string): Promise<Result<Upload, Refused>> {
  const step = await session.steps.read(UPLOAD);
  const known = step === undefined ? undefined : upload.parse(JSON.parse(step));
  if (known?.of === of) {
    const went = await sendRest(session, file, known);
    // Facebook forgets uploads, and may have come further than its last answer told.
    if (went.ok || (went.error.kind !== 'final' && went.error.kind !== 'gone')) return went;
  }
  const form = { upload_phase: 'start', file_size: String(file.size) };
  const started = await session.ask(phase(session, { form }));
  if (!started.ok) return started;
  const read = begun.safeParse(started.value.body);
  if (!read.success) return unreadable('facebook');
  const { upload_session_id: id, video_id: film, start_offset: from, end_offset: to } = read.data;
  return sendRest(session, file, { of, session: id, film, from, to });
}

/** Facebook says which bytes it wants next; when it wants none, it has all. */
async function sendRest(session: PageSession, file: OwnFile, from: Upload): Promise<Result<Upload, Refused>> {
  const { size, type, name } = file;
  let at = from;
  for (let part = 0; at.from < at.to && part < MOST_PARTS; part += 1) {
    await keepUpload(session, at);
    const parts = [
      { field: 'upload_phase', value: 'transfer' },
      { field: 'upload_session_id', value: at.session },
      { field: 'start_offset', value: String(at.from) },
      { field: 'video_file_chunk', bytes: await file.read(at.from, at.to), type, name },
    ];
    const sent = await session.ask(phase(session, { parts }));
    if (!sent.ok) return sent;
    const next = moved.safeParse(sent.value.body);
    if (!next.success) return unreadable('facebook');
    at = { ...at, from: next.data.start_offset, to: next.data.end_offset };
    session.reached({ sent: at.from, size });
  }
  await keepUpload(session, at);
  return ok(at);
}

/** Looks for a film by its own id. */
export async function findFilm(session: PageSession, posted: Posted | null): Promise<Result<Sight, Refused>> {
  const id = posted?.platformId ?? (await session.steps.read(FILM));
  if (id === undefined) return ok({ kind: 'absent' });
  const asked = await session.ask(graph(session, `/${id}`, { query: { fields: 'status,permalink_url' } }));
  return mapOk(asked, ({ body }): Sight => {
    const read = state.safeParse(body);
    if (!read.success) return { kind: 'unclear' };
    const { permalink_url: link, status } = read.data;
    const url = link === undefined ? (posted?.url ?? null) : new URL(link, 'https://www.facebook.com').toString();
    if (status.video_status === 'ready') return { kind: 'live', platformId: id, url };
    // A film whose finish never arrived waits for its bytes, and readers never see it.
    if (status.video_status === 'uploading' || status.video_status === 'expired') return { kind: 'absent' };
    if (status.video_status === 'error') {
      return {
        kind: 'rejected',
        problem: problemOf({ kind: 'final', code: 'FACEBOOK_FILM_ERROR', path: 'film', words: 'media' }),
      };
    }
    return { kind: 'review', platformId: id, url };
  });
}
