/** The files that a manuscript shows, by the hash that they are stored under: cover, film, and pictures in the text. */
export function assetHashes({
  cover,
  film,
  body,
}: Readonly<Record<'cover' | 'film' | 'body', unknown>>): readonly string[] {
  const found = [hashOf(cover), hashOf(film), ...inBlocks(body)];
  return [...new Set(found.filter((hash) => hash !== undefined))];
}

function inBlocks(body: unknown): readonly (string | undefined)[] {
  if (Array.isArray(body)) return body.flatMap(inBlocks);
  if (typeof body !== 'object' || body === null) return [];
  const image = 'image' in body ? [hashOf(body.image)] : [];
  return 'children' in body ? [...image, ...inBlocks(body.children)] : image;
}

function hashOf(file: unknown): string | undefined {
  return typeof file === 'object' && file !== null && 'hash' in file && typeof file.hash === 'string'
    ? file.hash
    : undefined;
}
