import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import sharp from 'sharp';
import { loadSlicesDemo, type DemoStage, type Platform } from '../../platform';
import { readDemo } from '../demo-files';
import { drawPicture } from '../pictures';
import { loadDesk } from './load-desk';
import { loadField } from './load-field';
import { loadChannels, loadDeliveries } from './load-channels';
import { loadRights } from './load-rights';
import { loadLibrary } from './load-library';
import { loadOrders } from './load-orders';
import { loadPoints } from './load-points';
import { loadReviews } from './load-reviews';
import { loadRoster } from './load-roster';
import { loadAdministrator, loadPeople, loadStations } from './load-people';
import { demoSigners, loadReviewRules, signStory } from './load-signatures';
import { loadColumns, loadStories } from './load-stories';
import { loadTakedown } from './load-takedown';
import { castOf, loadTopics, type Cast } from './load-topics';

/** Where the database remembers that it holds the demo station, or a piece of it. */
const MARK = 'demo';

/** Whether nobody has used this database yet: the demo never mixes with anybody's work. */
export async function isEmpty({ strapi }: Platform): Promise<boolean> {
  return (await strapi.db.query('admin::user').count()) === 0;
}

/** Fills an empty host with the demo station. While it is at it the database is marked, so that a load cut short is seen. */
export async function loadDemo(platform: Platform, folder: string, say: (step: string) => void): Promise<void> {
  const files = readDemo(folder);
  const { strapi, clock } = platform;
  await mark(platform, 'loading');
  await platform.tenancy.asSystem(async () => {
    say('stations and people');
    const administrator = await loadAdministrator(platform);
    await loadStations(platform, administrator, files);
    await loadPeople(platform, administrator, files);
    const columns = await loadColumns(strapi, files);
    say('topics');
    const topics = await loadTopics(platform, files, columns);
    await loadField(platform, files, topics);
    say('leads, sources and the calendar');
    await loadDesk(platform, files, columns);
    say('pictures and films');
    const library = await loadLibrary(strapi, files, folder);
    say('stories');
    await loadReviewRules(platform, columns);
    const stage = { cast: await castOf(platform, files), columns };
    await loadChannels(platform, stage);
    const signers = await demoSigners(platform, files.people);
    const sign = (which: Parameters<typeof signStory>[2]): Promise<void> => signStory(platform, signers, which);
    const desk = { strapi, clock, files, library, columns };
    await loadStories(desk, sign);
    say('deliveries');
    await loadDeliveries(platform, stage);
    await loadOrders(platform, stage.cast);
    await loadRights(platform, stage.cast('chief-editor'));
    await loadTakedown(platform, stage.cast);
    say('what is under review, and who is on duty');
    await loadReviews(platform, desk, stage.cast);
    await loadRoster(platform, files, stage.cast);
    await loadPoints(platform, files, stage.cast);
    say('goods that were vetted, and the shop');
    await loadSlicesDemo(strapi, stageOf(folder, stage.cast));
  });
  await mark(platform, 'loaded');
}

const SIDE = 900;

/** What plugins make their own part of the demo from. */
const stageOf = (folder: string, cast: Cast): DemoStage => ({
  cast,
  // Whoever asks knows the shape and checks it.
  file: (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
  picture: (key) =>
    sharp(Buffer.from(drawPicture(key)))
      .resize(SIDE, SIDE, { fit: 'cover' })
      .jpeg({ quality: 84 })
      .toBuffer(),
  made: new Map(),
});

async function mark({ database, clock }: Platform, state: 'loading' | 'loaded'): Promise<void> {
  const value = JSON.stringify({ state, at: clock.now().toISOString() });
  await database.read('hearth_host').insert({ key: MARK, value }).onConflict('key').merge(['value']);
}

/** Whether a database was left by a demo load that was cut short; what is in it is nobody's work. */
export async function isHalfLoaded(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.hearth_host') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return false;
  const { rowCount } = await client.query(`SELECT 1 FROM hearth_host WHERE key = $1 AND value->>'state' = 'loading'`, [
    MARK,
  ]);
  return Boolean(rowCount);
}
