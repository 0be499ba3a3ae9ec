import { extname } from 'node:path';

/** How a file is handed to a browser. What is not `inline` is offered for saving and never shown on our own origin. */
export type FileType = { readonly type: string; readonly inline: boolean };

const INLINE: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.vtt': 'text/vtt; charset=utf-8',
};

/** Files that we built ourselves may also be code. */
const BUILT: Readonly<Record<string, string>> = {
  ...INLINE,
  '.html': 'text/html; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const UNKNOWN: FileType = { type: 'application/octet-stream', inline: false };

/** The type of a file that somebody sent us, by a list of what may be shown; an SVG can carry scripts, so it is not on it. */
export function uploadedType(path: string): FileType {
  const type = INLINE[extname(path).toLowerCase()];
  return type ? { type, inline: true } : UNKNOWN;
}

/** The type of a file of our own build. */
export function builtType(path: string): string {
  return BUILT[extname(path).toLowerCase()] ?? UNKNOWN.type;
}
