import type { Knex } from 'knex';
import type { DescribeStation, FoundStation, Station } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';

type Row = {
  slug: string;
  level: Station['level'];
  parent: string | null;
  name_zh: string;
  name_en: string;
  slogan_zh: string;
  slogan_en: string;
  ink_cool: string;
  ink_warm: string;
  settings: unknown;
  version: number;
};

/** All stations, a station before those below it. There are a few hundred at most, so the tree is always read whole. */
export async function allStations(read: Knex): Promise<readonly Station[]> {
  const levels = read.raw(
    `array_position(ARRAY['central','provincial','municipal','county'], level), created_at, slug`,
  );
  return ((await read('station').select('*').orderByRaw(levels)) as Row[]).map(stationOf);
}

/** Writes a station; false when the slug is taken. */
export async function insertStation(tx: Tx, found: FoundStation, parentLevel: Station['level']): Promise<boolean> {
  const place = { slug: found.slug, level: found.level, parent: found.parent, parent_level: parentLevel };
  const made = await tx('station')
    .insert({ ...place, ...wordsOf(found) })
    .onConflict('slug')
    .ignore()
    .returning('slug');
  return made.length === 1;
}

/** Gives an empty database its first station; does nothing when there is one. */
export async function insertRoot(read: Knex, root: Omit<Station, 'version' | 'parent'>): Promise<void> {
  await read('station')
    .insert({ slug: root.slug, level: root.level, ...wordsOf(root) })
    .onConflict()
    .ignore();
}

/** Changes the words of a station; undefined when somebody changed them first. */
export async function updateStation(tx: Tx, slug: string, change: DescribeStation): Promise<Station | undefined> {
  const [row] = await tx<Row>('station')
    .where({ slug, version: change.version })
    .update({ ...wordsOf(change), version: change.version + 1, changed_at: tx.fn.now() } as object)
    .returning('*');
  return row && stationOf(row);
}

type Words = Pick<Station, 'name' | 'slogan' | 'inks' | 'settings'>;

function wordsOf({ name, slogan, inks, settings }: Words): Record<string, string> {
  return {
    name_zh: name['zh-Hans'],
    name_en: name.en,
    slogan_zh: slogan['zh-Hans'],
    slogan_en: slogan.en,
    ink_cool: inks.cool,
    ink_warm: inks.warm,
    settings: JSON.stringify(settings),
  };
}

function stationOf(row: Row): Station {
  return {
    slug: row.slug,
    level: row.level,
    parent: row.parent,
    name: { 'zh-Hans': row.name_zh, en: row.name_en },
    slogan: { 'zh-Hans': row.slogan_zh, en: row.slogan_en },
    inks: { cool: row.ink_cool, warm: row.ink_warm },
    settings: fromJsonb(row.settings) as Station['settings'],
    version: row.version,
  };
}
