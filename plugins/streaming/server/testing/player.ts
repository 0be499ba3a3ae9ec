import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BITS } from '../../engine/testing/test-film';
import { ROOT, type Studio } from './studio';

/** What a viewer sees at a moment. */
export type Seen = {
  readonly time: number;
  readonly width: number;
  readonly latency: number;
  /** The number of the frame that is on the screen, read from its bar code. */
  readonly frame: number;
  readonly clock: number;
  readonly fatal: readonly string[];
};

/** A browser that watches a room. */
export type Player = { readonly page: Page; see(): Promise<Seen>; close(): Promise<void> };

/** The player of the news app; the admin's own dependency where the app is not installed. */
const HLS = ['mobile-app/node_modules', 'node_modules'].map((folder) => join(ROOT, folder, 'hls.js/dist/hls.min.js'));
const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Opens Chromium on a page with hls.js and lets it play, as the app's player does. */
export const watch = ({ air }: Pick<Studio, 'air'>, playlist: string, hurry = 1.1): Promise<Player> =>
  watchAt(air.address, playlist, hurry);

/** The same on any host: the page is put before the browser as if the host had it. */
export async function watchAt(address: string, playlist: string, hurry = 1.1): Promise<Player> {
  const script = readFileSync(HLS.find((path) => existsSync(path)) ?? '', 'utf8');
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path)) ?? 'chromium';
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--autoplay-policy=no-user-gesture-required'];
  const browser: Browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route('**/hls.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.route('**/watch', (route) => route.fulfill({ contentType: 'text/html', body: pageOf(playlist, hurry) }));
  await page.goto(`${address}/watch`);
  return {
    page,
    see: () => page.evaluate<Seen>('see()'),
    close: () => browser.close(),
  };
}

const pageOf = (playlist: string, hurry: number): string => `<!doctype html><title>watch</title>
<video id="video" muted autoplay playsinline width="1280"></video><script src="/hls.js"></script><script>
const fatal = [], canvas = document.createElement('canvas');
const video = document.getElementById('video');
const hls = new Hls({ lowLatencyMode: true, maxLiveSyncPlaybackRate: ${hurry} });
hls.on(Hls.Events.ERROR, (_event, { fatal: isFatal, type, details, reason }) => {
  if (isFatal) fatal.push([type, details, reason].join(' '));
});
hls.loadSource(${JSON.stringify(playlist)});
hls.attachMedia(video);
function frame() {
  if (!video.videoWidth) return -1;
  canvas.width = video.videoWidth; canvas.height = video.videoHeight;
  const at = canvas.getContext('2d', { willReadFrequently: true });
  at.drawImage(video, 0, 0);
  const field = Math.floor(canvas.width / ${BITS}), y = Math.floor(canvas.height * 0.95);
  let number = 0;
  for (let bit = 0; bit < ${BITS}; bit += 1) {
    if (at.getImageData(Math.floor((bit + 0.5) * field), y, 1, 1).data[1] > 127) number += 2 ** bit;
  }
  return number;
}
function see() {
  return { frame: frame(), clock: Date.now(), time: video.currentTime, width: video.videoWidth, latency: hls.latency, fatal };
}
</script>`;
