import type { Knex } from 'knex';
import { mediaChannels, type MediaAsset, type MediaFilter, type MediaRights } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';
import { EXPIRES_SOON_DAYS, licenceState } from './media.rules';

/** Whose assets somebody may see. Files that came in before stations did belong to the root. */
export type MediaReach = { readonly stations: readonly string[]; readonly root: string; readonly now: Date };

type Row = {
  readonly id: number;
  readonly document_id: string;
  readonly name: string;
  readonly mime: string;
  readonly hash: string;
  readonly url: string;
  readonly formats: unknown;
  readonly width: number | null;
  readonly height: number | null;
  readonly alternative_text: string;
  readonly station: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly ai_generated: boolean;
  readonly ai_note: string | null;
  readonly credit: string | null;
  readonly licensor: string | null;
  readonly licensed_channels: unknown;
  readonly licensed_from: Date | null;
  readonly licensed_to: Date | null;
};

const COLUMNS = `id, document_id, name, mime, hash, url, formats, width, height, coalesce(alternative_text, '') AS alternative_text,
  coalesce(station, :root) AS station, created_at, updated_at, coalesce(ai_generated, false) AS ai_generated,
  nullif(ai_note, '') AS ai_note, nullif(credit, '') AS credit, nullif(licensor, '') AS licensor, licensed_channels,
  licensed_from, licensed_to`;
const VISIBLE = `coalesce(station, :root) = ANY(:stations::text[])`;

/** What each filter finds; dates are bound as Strapi writes them. */
const FILTERS: Readonly<Record<MediaFilter, string>> = {
  all: 'true',
  unnoted: `coalesce(licensor, '') = ''`,
  expiring: 'licensed_to > :now AND licensed_to <= :soon',
  expired: 'licensed_to <= :now',
  ai: 'ai_generated',
};

const SEARCH = `(:search::text IS NULL OR concat_ws(' ', name, alternative_text, caption, credit, licensor) ILIKE :search)`;

type Page = {
  readonly filter: MediaFilter;
  readonly search: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
};

const bindings = ({ stations, root, now }: MediaReach, search: string | undefined) => ({
  root,
  stations: [...stations],
  now,
  soon: new Date(now.getTime() + EXPIRES_SOON_DAYS * 86_400_000),
  search: search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`,
});

/** One page of assets, newest first, and how many each filter finds under the same search. */
export async function assetsOf(
  read: Knex,
  reach: MediaReach,
  { filter, search, after, limit }: Page,
): Promise<{ assets: MediaAsset[]; next: string | null; counts: Record<MediaFilter, number> }> {
  const bound = bindings(reach, search);
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT ${COLUMNS} FROM files WHERE ${VISIBLE} AND ${SEARCH} AND ${FILTERS[filter]}
       AND (:after::int IS NULL OR id < :after::int) ORDER BY id DESC LIMIT :limit`,
    { ...bound, after: after ?? null, limit: limit + 1 },
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const sums = Object.entries(FILTERS).map(([name, holds]) => `count(*) FILTER (WHERE ${holds})::int AS "${name}"`);
  const { rows: counted } = await read.raw<{ rows: [Record<MediaFilter, number>] }>(
    `SELECT ${sums.join(', ')} FROM files WHERE ${VISIBLE} AND ${SEARCH}`,
    bound,
  );
  return {
    assets: shown.map((row) => assetOf(row, reach.now)),
    next: last ? String(last.id) : null,
    counts: counted[0],
  };
}

/** One asset, if somebody may see it; in a transaction it is locked until that ends. */
export async function assetById(on: Knex | Tx, reach: MediaReach, id: string): Promise<MediaAsset | undefined> {
  const { rows } = await on.raw<{ rows: Row[] }>(
    `SELECT ${COLUMNS} FROM files WHERE document_id = :id AND ${VISIBLE} ${on.isTransaction ? 'FOR UPDATE' : ''}`,
    { id, root: reach.root, stations: [...reach.stations] },
  );
  return rows[0] && assetOf(rows[0], reach.now);
}

/** Writes the rights of an asset that the caller holds locked. */
export async function writeRights(tx: Tx, id: string, rights: MediaRights & { readonly now: Date }): Promise<void> {
  await tx('files')
    .where({ document_id: id })
    .update({
      ai_generated: rights.aiGenerated,
      ai_note: rights.aiNote,
      credit: rights.credit,
      licensor: rights.licensor,
      licensed_channels: JSON.stringify(rights.channels),
      licensed_from: rights.from === null ? null : new Date(rights.from),
      licensed_to: rights.to === null ? null : new Date(rights.to),
      updated_at: rights.now,
    });
}

function assetOf(row: Row, now: Date): MediaAsset {
  const { licensor, licensed_from: from, licensed_to: to } = row;
  const rights = rightsOf(row);
  return {
    id: row.document_id,
    name: row.name,
    mime: row.mime,
    hash: row.hash,
    url: row.url,
    thumbnail: thumbnailOf(row),
    width: row.width,
    height: row.height,
    alt: row.alternative_text,
    station: row.station,
    uploadedAt: row.created_at.toISOString(),
    state: licenceState({ licensor, channels: rights.channels, from, to }, now),
    rights,
    version: row.updated_at.toISOString(),
  };
}

function rightsOf(row: Row): MediaRights {
  const known = fromJsonb(row.licensed_channels);
  return {
    aiGenerated: row.ai_generated,
    aiNote: row.ai_note,
    credit: row.credit,
    licensor: row.licensor,
    channels: Array.isArray(known) ? mediaChannels.filter((channel) => known.includes(channel)) : [],
    from: row.licensed_from?.toISOString() ?? null,
    to: row.licensed_to?.toISOString() ?? null,
  };
}

function thumbnailOf({ formats, mime, url }: Row): string | null {
  // Written by the upload: an object of renditions by their key, or null.
  const made = fromJsonb(formats) as Readonly<Record<string, { readonly url?: string } | undefined>> | null;
  const small = made?.['webp-640'] ?? made?.['webp-320'] ?? made?.['thumbnail'];
  return small?.url ?? (mime.startsWith('image/') ? url : null);
}

/** Files whose licence began or ended within the last seconds. */
export async function licencesTurned(
  read: Knex,
  seconds: number,
): Promise<readonly { readonly file: string; readonly station: string | null }[]> {
  const since = `(now() AT TIME ZONE 'UTC' - :seconds * interval '1 second') AND (now() AT TIME ZONE 'UTC')`;
  const { rows } = await read.raw<{ rows: { file: string; station: string | null }[] }>(
    `SELECT document_id AS file, station FROM files
     WHERE licensed_from BETWEEN ${since} OR licensed_to BETWEEN ${since} ORDER BY id`,
    { seconds },
  );
  return rows;
}
