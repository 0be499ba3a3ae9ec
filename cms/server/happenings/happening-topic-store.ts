import type { Knex } from 'knex';
import type { Tx } from '../../platform';

/** When and where an occurrence is; what is off was cancelled, or is in its series no more. */
export type Standing = {
  readonly from: number;
  readonly to: number;
  readonly place: string;
  readonly isOff: boolean;
};

/** A topic that was made of an occurrence: how it took the event to stand, and how it stands. */
export type TopicLink = {
  readonly happening: string;
  readonly station: string;
  readonly at: string;
  readonly topic: string;
  readonly known: Standing;
  readonly now: Standing;
};

type Row = Record<'happening' | 'station' | 'at' | 'topic' | 'known_place' | 'now_place', string> &
  Record<'known_from' | 'known_to' | 'now_from' | 'now_to', Date> &
  Record<'known_off' | 'now_off', boolean>;

/** The topics made of occurrences, by `happening at`. */
async function topics(read: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read('happening_topic')
    .whereIn('happening', [...ids])
    .select<{ happening: string; at: string; topic: string }[]>('happening', 'at', 'topic');
  return new Map(rows.map(({ happening, at, topic }) => [`${happening} ${at}`, topic]));
}

/** False when there is one already. */
async function giveTopic(tx: Tx, link: Omit<TopicLink, 'known'>): Promise<boolean> {
  const row = rowOf({ ...link, known: link.now });
  return ((await tx('happening_topic').insert(row).onConflict().ignore().returning('topic')) as unknown[]).length === 1;
}

/** What hangs on an event. */
async function linked(read: Knex, happening: string): Promise<readonly TopicLink[]> {
  return (await read('happening_topic').where({ happening }).select<Row[]>('*')).map(linkOf);
}

/** What a topic hangs on. */
async function linkOfTopic(read: Knex, stations: readonly string[], topic: string): Promise<TopicLink | undefined> {
  const query = read('happening_topic')
    .where({ topic })
    .whereIn('station', [...stations]);
  const row = await query.first<Row | undefined>('*');
  return row && linkOf(row);
}

/** Writes links anew. All go first: one may take the place that another leaves. */
async function setLinks(tx: Tx, before: readonly TopicLink[], after: readonly TopicLink[]): Promise<void> {
  const places = before.map(({ happening, at }) => [happening, at]);
  await tx('happening_topic').whereIn(['happening', 'at'], places).delete();
  await tx('happening_topic').insert(after.map(rowOf));
}

/** From now on a topic knows how its event stands. */
async function setKnown(tx: Tx, { topic, now }: Pick<TopicLink, 'topic' | 'now'>): Promise<void> {
  await tx('happening_topic').where({ topic }).update(columnsOf('known', now));
}

function columnsOf(prefix: 'known' | 'now', { from, to, place, isOff }: Standing): Record<string, unknown> {
  return {
    [`${prefix}_from`]: new Date(from),
    [`${prefix}_to`]: new Date(to),
    [`${prefix}_place`]: place,
    [`${prefix}_off`]: isOff,
  };
}

function rowOf({ happening, station, at, topic, known, now }: TopicLink): Record<string, unknown> {
  return { happening, station, at, topic, ...columnsOf('known', known), ...columnsOf('now', now) };
}

function linkOf(row: Row): TopicLink {
  const { happening, station, at, topic } = row;
  return {
    ...{ happening, station, at, topic },
    known: {
      ...{ from: row.known_from.getTime(), to: row.known_to.getTime() },
      ...{ place: row.known_place, isOff: row.known_off },
    },
    now: { from: row.now_from.getTime(), to: row.now_to.getTime(), place: row.now_place, isOff: row.now_off },
  };
}

/** Topics of events as use cases are handed them, with the calendar. */
export const happeningTopics = { topics, giveTopic, linked, linkOfTopic, setLinks, setKnown } as const;
