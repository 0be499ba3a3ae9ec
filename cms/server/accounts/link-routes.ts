import { serveSmallPage, type FastLane } from '../../platform';
import { LINK_PAGE, LINK_SCRIPT, LINK_STYLE } from './link-page';

/** Serves the page that links in e-mails lead to, with its script and style. */
export function serveLinkPage(lane: Pick<FastLane, 'get'>): void {
  serveSmallPage(lane, {
    page: { path: '/account/link.html', text: LINK_PAGE },
    script: { path: '/account/link.js', text: LINK_SCRIPT },
    style: { path: '/account/link.css', text: LINK_STYLE },
  });
}
