import type { MediaFact } from '../../contract';
import type { Reading } from '../review/review-deps';
import { fileNameOf } from '../rights/file-names.rules';

/** What the media library knows of the files at some addresses; what is not in it is left out. */
export type MediaFacts = (read: Reading, urls: readonly string[]) => Promise<readonly MediaFact[]>;

type Row = {
  readonly hash: string;
  readonly mime: string | null;
  readonly size: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly seconds: string | null;
};

/** Reads them by the names that our files lie under, with one question. */
export const mediaFacts: MediaFacts = async (read, urls) => {
  const names = [...new Set(urls.flatMap((url) => fileNameOf(url) ?? []))];
  if (names.length === 0) return [];
  const rows = await read('files')
    .whereIn('hash', names)
    .select<Row[]>('hash', 'mime', 'size', 'width', 'height', 'seconds');
  const known = new Map(rows.map((row) => [row.hash, row]));
  return [...new Set(urls)].flatMap((url) => {
    const row = known.get(fileNameOf(url) ?? '');
    return row ? [factOf(url, row)] : [];
  });
};

function factOf(url: string, { mime, size, width, height, seconds }: Row): MediaFact {
  const measured = seconds === null ? 0 : Number(seconds);
  return {
    ...{ url, mime, width, height },
    // Strapi keeps a weight in thousands of bytes.
    bytes: size === null ? null : Math.round(Number(size) * 1_000),
    seconds: measured > 0 ? measured : null,
  };
}
