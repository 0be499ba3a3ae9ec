import { serveSmallPage, type FastLane } from '@hearth/cms/platform';
import { CASHIER_PAGE, CASHIER_SCRIPT, CASHIER_STYLE } from './cashier-page';

/** Serves the till of the sandbox: three small files. */
export function serveCashier(lane: Pick<FastLane, 'get'>): void {
  serveSmallPage(lane, {
    page: { path: '/cashier/', text: CASHIER_PAGE },
    script: { path: '/cashier/cashier.js', text: CASHIER_SCRIPT },
    style: { path: '/cashier/cashier.css', text: CASHIER_STYLE },
  });
}
