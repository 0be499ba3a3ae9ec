import { isIP } from 'node:net';
import { isAllowed, isPublicAddress } from '@hearth/cms/platform';

/** An address that stands in the URL itself is known at once; a name is looked up each time something is sent. */
export function isInside(dest: string, allowed: ReadonlySet<string>): boolean {
  const url = new URL(dest);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return !isAllowed(url, allowed) && (host === 'localhost' || (isIP(host) !== 0 && !isPublicAddress(host)));
}
