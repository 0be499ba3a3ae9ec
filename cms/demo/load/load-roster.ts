import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import { addPost, addShift, setStandIn } from '../../platform/roster/change-shifts';
import type { DemoFiles } from '../demo-files';
import type { DemoRoster } from '../roster-file';
import type { Cast } from './load-topics';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STATION_SHIFT = 8 * HOUR;
/** The days that are planned: all of the week behind, and two ahead. Of each turn to come somebody is told, so more would fill every inbox. */
const DAYS = [-6, -5, -4, -3, -2, -1, 0, 1, 2] as const;

type Post = DemoRoster['posts'][number];

/** Plans who is on duty, one turn after the other. */
export async function loadRoster(platform: Platform, { roster }: DemoFiles, cast: Cast): Promise<void> {
  for (const post of roster.posts) await plan(platform, { post, cast, swap: roster.swap });
}

type Planning = { readonly post: Post; readonly cast: Cast; readonly swap: DemoRoster['swap'] };

async function plan(platform: Platform, { post, cast, swap }: Planning): Promise<void> {
  const { station, slug, name, turns, from, hours } = post;
  const planner = cast(station === 'yunze' ? 'chief-editor' : `${station}-editor`);
  const names = { 'zh-Hans': name.zh, en: name.en };
  const kept = unwrap(await addPost(platform, planner, { station, slug, name: names }));
  const now = platform.clock.now().getTime();
  const midnight = now - ((now + STATION_SHIFT) % DAY);
  for (const [turn, day] of DAYS.entries()) {
    const person = cast(turns[turn % turns.length] ?? '');
    const start = midnight + day * DAY + from * HOUR;
    const times = { startsAt: new Date(start).toISOString(), endsAt: new Date(start + hours * HOUR).toISOString() };
    const shift = unwrap(await addShift(platform, planner, { post: kept.id, person: person.id, ...times }));
    if (slug !== swap.post || day !== swap.inDays) continue;
    const { id, version } = shift;
    unwrap(await setStandIn(platform, person, { id, version, person: cast(swap.standIn).id }));
  }
}
