import { z } from 'zod';
import type { Film, Picture, PictureSource } from '../../contract';

/** What the media slice leaves in a file's `provider_metadata`; whatever is missing or broken counts as absent. */
const prepared = z.object({
  renditions: z
    .array(z.object({ url: z.string(), width: z.number(), format: z.enum(['avif', 'webp', 'jpeg', 'png']) }))
    .catch([]),
  blur: z.string().nullable().catch(null),
  focal: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).catch({ x: 0.5, y: 0.5 }),
  aiGenerated: z.boolean().catch(false),
  credit: z.string().nullable().catch(null),
  seconds: z.number().positive().nullable().catch(null),
  width: z.number().nullable().catch(null),
  height: z.number().nullable().catch(null),
});

const size = z.number().nullable().catch(null);
const words = z.string().nullable().catch(null);
const format = z.object({ url: z.string(), width: z.number(), mime: z.string() });

/** A file of Strapi's media library, as far as the public may see it. */
const mediaFile = z.object({
  url: z.string(),
  mime: z.string().catch('image/jpeg'),
  width: size,
  height: size,
  alternativeText: words,
  caption: words,
  formats: z.record(z.string(), format.nullable().catch(null)).nullable().catch(null),
  provider_metadata: z
    .object({ hearth: prepared })
    .transform(({ hearth }) => hearth)
    .catch(() => prepared.parse({})),
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
  const { renditions, blur, focal, aiGenerated, credit } = file.provider_metadata;
  const sources = renditions.length > 0 ? renditions : sourcesOf(file);
  return {
    alt: file.alternativeText ?? '',
    caption: file.caption,
    credit,
    width: Math.round(file.width ?? 1200),
    height: Math.round(file.height ?? 800),
    focal,
    blur,
    aiGenerated,
    sources: sources
      .filter(({ url }) => isPublicAddress(url))
      .map((source) => ({ ...source, width: Math.round(source.width) }))
      .sort((a, b) => a.width - b.width),
  };
}

/** A film; its poster is the story's cover until the media library knows a better one. */
export function presentFilm(raw: unknown, poster: Picture | null): Film | null {
  const file = mediaFrom(raw);
  if (!file?.mime.startsWith('video/')) return null;
  const { seconds, width, height } = file.provider_metadata;
  return {
    url: file.url,
    poster,
    // The media library measures films; before it has, the page leaves room for the usual 16:9.
    width: width ?? file.width ?? 1280,
    height: height ?? file.height ?? 720,
    seconds,
    alt: file.alternativeText ?? '',
  };
}

const FORMATS: Readonly<Record<string, PictureSource['format']>> = {
  'image/avif': 'avif',
  'image/webp': 'webp',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
};

/** Strapi's own sizes and the original, for files that came in before the house made renditions. */
function sourcesOf(file: MediaFile): readonly PictureSource[] {
  const original = { url: file.url, width: file.width ?? 1200, mime: file.mime };
  return [...Object.values(file.formats ?? {}), original].flatMap((one) =>
    one ? [{ url: one.url, width: one.width, format: FORMATS[one.mime] ?? 'jpeg' }] : [],
  );
}
