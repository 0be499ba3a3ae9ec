import { z } from 'zod';
import type { Film, Picture, PictureSource } from '../../contract';

const size = z.number().nullable().catch(null);
const words = z.string().nullable().catch(null);
const format = z.object({ url: z.string(), width: z.number(), mime: z.string() });
const percent = z.number().min(0).max(100);
const MIDDLE = { x: 50, y: 50 };

/** A file of the media library, as far as the public may see it; whatever is missing or broken counts as absent. */
const mediaFile = z.object({
  url: z.string(),
  mime: z.string().catch('image/jpeg'),
  width: size,
  height: size,
  alternativeText: words,
  caption: words,
  credit: words,
  blur: words,
  aiGenerated: z.boolean().catch(false),
  seconds: z.coerce.number().positive().nullable().catch(null),
  focalPoint: z.object({ x: percent, y: percent }).nullable().catch(null),
  formats: z.record(z.string(), format.nullable().catch(null)).nullable().catch(null),
});

type MediaFile = z.infer<typeof mediaFile>;

/** Reads a media file from whatever Strapi gives; `null` when it is none, or its address is nothing a browser should follow. */
export function mediaFrom(raw: unknown): MediaFile | null {
  const parsed = mediaFile.safeParse(raw);
  return parsed.success && isPublicAddress(parsed.data.url) ? parsed.data : null;
}

/** A path of this host or a web address; `javascript:` and `data:` are not for readers. */
export function isPublicAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) || /^\/(?!\/)/.test(url);
}

/** A picture with the files it can be shown from, smallest first. */
export function presentPicture(raw: unknown): Picture | null {
  const file = mediaFrom(raw);
  if (!file || file.mime.startsWith('video/')) return null;
  const { x, y } = file.focalPoint ?? MIDDLE;
  return {
    alt: file.alternativeText ?? '',
    caption: file.caption,
    credit: file.credit,
    width: Math.round(file.width ?? 1200),
    height: Math.round(file.height ?? 800),
    focal: { x: x / 100, y: y / 100 },
    blur: file.blur,
    aiGenerated: file.aiGenerated,
    sources: sourcesOf(file)
      .filter(({ url }) => isPublicAddress(url))
      .map((source) => ({ ...source, width: Math.round(source.width) }))
      .sort((a, b) => a.width - b.width),
  };
}

/** A film; its poster is the story's cover until the media library knows a better one. */
export function presentFilm(raw: unknown, poster: Picture | null): Film | null {
  const file = mediaFrom(raw);
  if (!file?.mime.startsWith('video/')) return null;
  return {
    url: file.url,
    poster,
    // Films that came before the library measured them leave room for the usual 16:9.
    width: file.width ?? 1280,
    height: file.height ?? 720,
    seconds: file.seconds,
    alt: file.alternativeText ?? '',
  };
}

const FORMATS: Readonly<Record<string, PictureSource['format']>> = {
  'image/avif': 'avif',
  'image/webp': 'webp',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
};

/** The renditions and the original. Strapi's thumbnail is for its own pages: pages of readers have smaller files than that. */
function sourcesOf(file: MediaFile): readonly PictureSource[] {
  const renditions = Object.entries(file.formats ?? {}).flatMap(([key, one]) =>
    key === 'thumbnail' || !one ? [] : [one],
  );
  const original = { url: file.url, width: file.width ?? 1200, mime: file.mime };
  return [...renditions, original].map(({ url, width, mime }) => ({ url, width, format: FORMATS[mime] ?? 'jpeg' }));
}
