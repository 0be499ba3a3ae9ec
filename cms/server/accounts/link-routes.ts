import { prepare, type FastLane } from '../../platform';
import { LINK_PAGE, LINK_SCRIPT, LINK_STYLE } from './link-page';

/** Nothing but its own script, style and calls; nobody may frame it, because it sets passwords. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = { 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' };

/** Serves the page that links in e-mails lead to, with its script and style. */
export function serveLinkPage(lane: Pick<FastLane, 'get'>): void {
  const files = [
    ['/account/link.html', 'text/html; charset=utf-8', LINK_PAGE],
    ['/account/link.js', 'text/javascript; charset=utf-8', LINK_SCRIPT],
    ['/account/link.css', 'text/css; charset=utf-8', LINK_STYLE],
  ] as const;
  for (const [path, type, body] of files) {
    const ready = prepare(body.trimStart(), { type, headers: HEADERS, squeeze: true });
    lane.get(path, () => ready);
  }
}
