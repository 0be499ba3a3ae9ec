import { prepare, SHIELD, type FastLane } from '@hearth/cms/platform';
import { CASHIER_PAGE, CASHIER_SCRIPT, CASHIER_STYLE } from './cashier-page';

/** Nothing but its own script, style and calls; nobody may frame a page on which people pay. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = { ...SHIELD, 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' };

/** Serves the till of the sandbox: three small files. */
export function serveCashier(lane: Pick<FastLane, 'get'>): void {
  const files = [
    ['/cashier/', 'text/html; charset=utf-8', CASHIER_PAGE],
    ['/cashier/cashier.js', 'text/javascript; charset=utf-8', CASHIER_SCRIPT],
    ['/cashier/cashier.css', 'text/css; charset=utf-8', CASHIER_STYLE],
  ] as const;
  for (const [path, type, body] of files) {
    const ready = prepare(body.trimStart(), { type, headers: HEADERS, squeeze: true });
    lane.get(path, () => ready);
  }
}
