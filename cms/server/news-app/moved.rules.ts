/** One of ours is a UUID, one of a network a long word; what staff ask for below `/live/` begins with a short noun. */
const OLD_LIVE = /^\/live(?:\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{20,64}))?\/?$/;

/** Where a page of the app lies now whose old address was given away; undefined for every other address. `search` is what follows the question mark. */
export function movedTo(path: string, search: string): string | undefined {
  const old = OLD_LIVE.exec(path);
  if (!old) return undefined;
  const [, playback] = old;
  const page = playback === undefined ? '/watch' : `/watch/${playback}`;
  return search === '' ? page : `${page}?${search}`;
}
