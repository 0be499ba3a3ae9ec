import type { EditionContent } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { OwnFile, OwnMedia } from './own-media';
import type { Refused } from './refused.rules';

/** The film of an edition, where it is ours to show on this platform. */
export async function filmOf(media: OwnMedia, { film }: EditionContent): Promise<Result<OwnFile, Refused>> {
  const file = film && (await media.open(film.url));
  if (file) return ok(file);
  return { ok: false, error: { kind: 'final', code: 'MEDIA_NOT_OURS', path: 'film', words: 'licence' } };
}

/** A picture of an edition as JPEG, where it is ours to show on this platform. */
export async function pictureOf(
  media: OwnMedia,
  { url, path, most }: { readonly url: string; readonly path: string; readonly most: number },
): Promise<Result<OwnFile, Refused>> {
  const file = await media.picture(url, most);
  if (file) return ok(file);
  return { ok: false, error: { kind: 'final', code: 'MEDIA_NOT_OURS', path, words: 'licence' } };
}

/** A part of a file that is sent by itself. */
export type FilmPart = { readonly at: number; readonly from: number; readonly to: number };

/** The parts of a file, none longer than `most`; a file that fits is one part. */
export function partsOf(size: number, most: number): readonly FilmPart[] {
  const count = Math.max(1, Math.ceil(size / most));
  return Array.from({ length: count }, (_, at) => ({ at, from: at * most, to: Math.min(size, (at + 1) * most) }));
}

/** An answer that says yes and not what the documentation promises with it. */
export const unreadable = (platform: string): Result<never, Refused> => ({
  ok: false,
  error: { kind: 'passing', code: `${platform.toUpperCase()}_UNREADABLE`, words: 'busy' },
});

/** A yes to a request that makes a post, without the post's id: the look has to find it. */
export const nameless = (platform: string): Result<never, Refused> => ({
  ok: false,
  error: { kind: 'unknown', code: `${platform.toUpperCase()}_NAMELESS`, words: 'lost' },
});
