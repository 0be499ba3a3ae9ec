import { readFileSync } from 'node:fs';
import { ASK_AGAIN, prepare, serveSmallPage, type FastLane } from '@hearth/cms/platform';
import { SCREEN_PAGE, SCREEN_SCRIPT, SCREEN_STYLE } from './screen-page';

/** Where a big screen stands; the token of its link follows behind a hash sign. */
export const SCREEN_PATH = '/big-screen/';

/** Serves the big screen: three small files, and the charts as their package brings them. */
export function serveScreen(lane: Pick<FastLane, 'get'>): void {
  serveSmallPage(lane, {
    page: { path: SCREEN_PATH, text: SCREEN_PAGE },
    script: { path: `${SCREEN_PATH}screen.js`, text: SCREEN_SCRIPT },
    style: { path: `${SCREEN_PATH}screen.css`, text: SCREEN_STYLE },
  });
  const charts = readFileSync(require.resolve('echarts/dist/echarts.simple.min.js'));
  const ready = prepare(charts, {
    ...{ type: 'text/javascript; charset=utf-8', cacheControl: ASK_AGAIN, squeeze: true },
  });
  lane.get(`${SCREEN_PATH}echarts.js`, () => ready);
}
