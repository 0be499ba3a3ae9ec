import { join } from 'node:path';

/**
 * The place of a requested file below a folder, or nothing. Every part must be a plain name: no dots that climb or hide, no
 * separators or zero bytes that arrive escaped.
 */
export function safePath(folder: string, requested: string): string | undefined {
  const decoded = unescaped(requested);
  if (decoded === undefined) return undefined;
  const names = decoded.split('/').filter((name, index) => index > 0 || name !== '');
  return names.length > 0 && names.every(isPlainName) ? join(folder, ...names) : undefined;
}

function isPlainName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !name.startsWith('.') && !/[\\\u0000-\u001f\u007f]/.test(name);
}

function unescaped(requested: string): string | undefined {
  try {
    return decodeURIComponent(requested);
  } catch {
    return undefined;
  }
}
