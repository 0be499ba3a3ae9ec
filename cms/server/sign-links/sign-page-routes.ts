import { prepare, SHIELD, type FastLane } from '../../platform';
import { SIGN_PAGE } from './sign-page';
import { SIGN_DRAWING } from './sign-page-drawing';
import { SIGN_SCRIPT } from './sign-page-script';
import { SIGN_STYLE } from './sign-page-style';
import { SIGN_WORDS } from './sign-page-words';

/** Its own files, pictures and films of this host, and nothing else; nobody may frame a page on which people sign. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "media-src 'self' https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = { ...SHIELD, 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' };

/** Serves the page on which people sign with a phone: three small files, no part of the admin. */
export function serveSignPage(lane: Pick<FastLane, 'get'>): void {
  const files = [
    ['/sign/', 'text/html; charset=utf-8', SIGN_PAGE],
    ['/sign/sign.js', 'text/javascript; charset=utf-8', `(() => {${SIGN_WORDS}${SIGN_DRAWING}${SIGN_SCRIPT}})();`],
    ['/sign/sign.css', 'text/css; charset=utf-8', SIGN_STYLE],
  ] as const;
  for (const [path, type, body] of files) {
    const ready = prepare(body.trimStart(), { type, headers: HEADERS, squeeze: true });
    lane.get(path, () => ready);
  }
}
