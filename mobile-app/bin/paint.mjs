// First contentful paint and first story of the exported app on a CPU throttled four times, by CDP. Prints one JSON line.
import { DESK, open, PHONE, reader } from '../journeys/browser.mjs';

const LIMIT_MS = 2000;
const RUNS = 5;

async function once(home, size) {
  const { context, page, close } = await reader(home, { size });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto('/');
  await page.getByText('茂岭晚稻开镰，今年亩产比去年多出三十来斤', { exact: true }).waitFor();
  const figures = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    story: performance.now(),
  }));
  await close();
  return figures;
}

const median = (numbers) => Math.round(numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]);

const home = await open();
const runs = { phone: [], desk: [] };
for (let i = 0; i < RUNS; i += 1) {
  runs.phone.push(await once(home, PHONE));
  runs.desk.push(await once(home, DESK));
}
await home.close();
const of = (list) => ({
  firstContentfulPaint: median(list.map((r) => r.paint)),
  firstStory: median(list.map((r) => r.story)),
});
const result = {
  figure: 'paint at 4× CPU throttle, ms, median',
  runs: RUNS,
  phone: of(runs.phone),
  desk: of(runs.desk),
  limit: LIMIT_MS,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
if (Math.max(result.phone.firstContentfulPaint, result.desk.firstContentfulPaint) >= LIMIT_MS) process.exitCode = 1;
