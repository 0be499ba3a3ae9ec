import { z } from 'zod';
import type { EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import { filmOf, unreadable } from '../film-parts';
import { problemOf, type Refused } from '../refused.rules';
import type { AskBody } from '../platform-call';
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

/** A film by the upload in phases: start, transfer, finish. */
export async function postFilm(session: PageSession, content: EditionContent): Promise<Result<SendOutcome, Refused>> {
  const path = `/${session.credential.pageId}/videos`;
  const phase = (body: AskBody) => graph(session, path, { host: HOST, body });
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  const { size, type, name } = file.value;
  const started = await session.ask(phase({ form: { upload_phase: 'start', file_size: String(size) } }));
  if (!started.ok) return started;
  const read = begun.safeParse(started.value.body);
  if (!read.success) return unreadable('facebook');
  const { upload_session_id: upload, video_id: film } = read.data;
  let { start_offset: from, end_offset: to } = read.data;
  // Facebook says which bytes it wants next; when it wants none, it has all.
  for (let part = 0; from < to && part < MOST_PARTS; part += 1) {
    const bytes = await file.value.read(from, to);
    const parts = [
      { field: 'upload_phase', value: 'transfer' },
      { field: 'upload_session_id', value: upload },
      { field: 'start_offset', value: String(from) },
      { field: 'video_file_chunk', bytes, type, name },
    ];
    const sent = await session.ask(phase({ parts }));
    if (!sent.ok) return sent;
    const next = moved.safeParse(sent.value.body);
    if (!next.success) return unreadable('facebook');
    ({ start_offset: from, end_offset: to } = next.data);
  }
  await session.steps.keep(FILM, film);
  const form = { upload_phase: 'finish', upload_session_id: upload, title: content.title, description: content.text };
  const finished = await session.commit(phase({ form }));
  return mapOk(finished, () => ({ kind: 'accepted', platformId: film, url: `https://www.facebook.com/${film}` }));
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
