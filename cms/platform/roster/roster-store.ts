import type { Knex } from 'knex';
import type { DutyPost, DutyShift } from '../../contract';
import type { Tx } from '../database/database';

type PostRow = {
  id: string;
  station: string;
  slug: string;
  name_zh: string;
  name_en: string;
  active: boolean;
  version: number;
};
type ShiftRow = {
  id: string;
  station: string;
  post: string;
  person: string;
  stand_in: string | null;
  starts_at: Date;
  ends_at: Date;
  version: number;
};

/** The posts of some stations. */
export async function postsOf(read: Knex, stations: readonly string[]): Promise<readonly DutyPost[]> {
  const rows = (await read('duty_post')
    .whereIn('station', [...stations])
    .orderBy(['station', 'created_at', 'id'])) as PostRow[];
  return rows.map(postOf);
}

/** One post by its id. */
export async function postById(read: Knex, id: string): Promise<DutyPost | undefined> {
  const row = (await read('duty_post').where({ id }).first()) as PostRow | undefined;
  return row && postOf(row);
}

/** Posts by their ids. */
export async function postsByIds(read: Knex, ids: readonly string[]): Promise<readonly DutyPost[]> {
  const rows = (await read('duty_post').whereIn('id', [...ids])) as PostRow[];
  return rows.map(postOf);
}

/** One post by its station and name. */
export async function postBySlug(read: Knex, station: string, slug: string): Promise<DutyPost | undefined> {
  const row = (await read('duty_post').where({ station, slug }).first()) as PostRow | undefined;
  return row && postOf(row);
}

/** Writes a post; undefined when the station has one of that name. */
export async function insertPost(
  tx: Tx,
  post: Pick<DutyPost, 'id' | 'station' | 'slug' | 'name'>,
): Promise<DutyPost | undefined> {
  const { id, station, slug, name } = post;
  const [row] = (await tx('duty_post')
    .insert({ id, station, slug, name_zh: name['zh-Hans'], name_en: name.en })
    .onConflict(['station', 'slug'])
    .ignore()
    .returning('*')) as PostRow[];
  return row && postOf(row);
}

/** Changes a post; undefined when somebody changed it first. */
export async function updatePost(
  tx: Tx,
  post: Pick<DutyPost, 'id' | 'name' | 'active' | 'version'>,
): Promise<DutyPost | undefined> {
  const { id, name, active, version } = post;
  const [row] = (await tx('duty_post')
    .where({ id, version })
    .update({ name_zh: name['zh-Hans'], name_en: name.en, active, version: version + 1 })
    .returning('*')) as PostRow[];
  return row && postOf(row);
}

/** The shifts of a station that touch a span of time. */
export async function shiftsBetween(
  read: Knex,
  span: { readonly station: string; readonly from: string; readonly to: string },
): Promise<readonly DutyShift[]> {
  const rows = (await read('duty_shift')
    .where({ station: span.station })
    .whereRaw('tstzrange(starts_at, ends_at) && tstzrange(?, ?)', [span.from, span.to])
    .orderBy(['starts_at', 'id'])) as ShiftRow[];
  return rows.map(shiftOf);
}

/** The shifts on one post that cover a moment. */
export async function shiftsAt(read: Knex, post: string, at: Date): Promise<readonly DutyShift[]> {
  const rows = (await read('duty_shift')
    .where({ post })
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .orderBy(['starts_at', 'id'])) as ShiftRow[];
  return rows.map(shiftOf);
}

/** The turn on a post that begins next. */
export async function nextShift(read: Knex, post: string, at: Date): Promise<DutyShift | undefined> {
  const query = read('duty_shift').where({ post }).where('starts_at', '>', at).orderBy(['starts_at', 'id']);
  const row = (await query.first()) as ShiftRow | undefined;
  return row && shiftOf(row);
}

/** The posts of a station on which somebody has a turn at a moment. */
export async function postsOnDuty(read: Knex, station: string, at: Date): Promise<readonly string[]> {
  return read('duty_shift')
    .where({ station })
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .distinct()
    .pluck<string[]>('post');
}

/** The posts on which somebody stands in for another at a moment. */
export async function postsStoodIn(read: Knex, person: string, at: Date): Promise<readonly string[]> {
  return read('duty_shift')
    .where({ stand_in: person })
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .distinct()
    .pluck<string[]>('post');
}

/** What somebody really stands from a moment on, with the names of the posts. */
export async function shiftsStoodBy(
  read: Knex,
  person: string,
  from: Date,
): Promise<readonly (DutyShift & { readonly postName: string })[]> {
  const rows = (await read('duty_shift as s')
    .join('duty_post as p', 'p.id', 's.post')
    .select('s.*', 'p.name_zh')
    .where('s.on_duty', person)
    .where('s.ends_at', '>', from)
    .orderBy(['s.starts_at', 's.id'])) as (ShiftRow & { name_zh: string })[];
  return rows.map((row) => ({ ...shiftOf(row), postName: row.name_zh }));
}

/** The shifts that begin within some minutes and have not begun yet. */
export async function shiftsSoon(read: Knex, minutes: number): Promise<readonly DutyShift[]> {
  const rows = (await read('duty_shift')
    .whereRaw(`starts_at > now() AND starts_at <= now() + ? * interval '1 minute'`, [minutes])
    .orderBy(['starts_at', 'id'])) as ShiftRow[];
  return rows.map(shiftOf);
}

/** One shift, held for a change in the same transaction. */
export async function shiftForUpdate(tx: Tx, id: string): Promise<DutyShift | undefined> {
  const row = (await tx('duty_shift').where({ id }).forUpdate().first()) as ShiftRow | undefined;
  return row && shiftOf(row);
}

/** Writes a shift. The database refuses a person who stands there already: see `isDoubleBooking`. */
export async function insertShift(tx: Tx, shift: Omit<DutyShift, 'standIn' | 'version'>): Promise<DutyShift> {
  const { id, station, post, person, startsAt, endsAt } = shift;
  await queueForPost(tx, post);
  const [row] = (await tx('duty_shift')
    .insert({ id, station, post, person, starts_at: startsAt, ends_at: endsAt })
    .returning('*')) as ShiftRow[];
  if (!row) throw new Error('PostgreSQL wrote a shift and returned none');
  return shiftOf(row);
}

/**
 * One planner after the other. An exclusion constraint looks for conflicts once the row is written, so two who write at once would
 * wait for each other until PostgreSQL ends one of them with a deadlock instead of a refusal.
 */
async function queueForPost(tx: Tx, post: string): Promise<void> {
  await tx('duty_post').where({ id: post }).forNoKeyUpdate().first('id');
}

/** Sets or clears the stand-in; undefined when somebody changed the shift first. */
export async function updateStandIn(
  tx: Tx,
  { id, post, version }: Pick<DutyShift, 'id' | 'post' | 'version'>,
  standIn: string | null,
): Promise<DutyShift | undefined> {
  await queueForPost(tx, post);
  const [row] = (await tx('duty_shift')
    .where({ id, version })
    .update({ stand_in: standIn, version: version + 1 })
    .returning('*')) as ShiftRow[];
  return row && shiftOf(row);
}

/** Takes a shift out; false when somebody changed it first. */
export async function deleteShift(tx: Tx, { id, version }: Pick<DutyShift, 'id' | 'version'>): Promise<boolean> {
  return (await tx('duty_shift').where({ id, version }).delete()) === 1;
}

/** Whether PostgreSQL refused a shift because the person stands on the post already. */
export function isDoubleBooking(error: unknown): boolean {
  // 23P01 is "exclusion violation"; the roster has no exclusion constraints but these two.
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23P01';
}

function postOf(row: PostRow): DutyPost {
  const { id, station, slug, active, version } = row;
  return { id, station, slug, name: { 'zh-Hans': row.name_zh, en: row.name_en }, active, version };
}

function shiftOf(row: ShiftRow): DutyShift {
  const { id, station, post, person, version } = row;
  const span = { startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() };
  return { id, station, post, person, standIn: row.stand_in, ...span, version };
}
