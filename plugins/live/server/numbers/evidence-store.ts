import type { Knex } from 'knex';
import { fromJsonb } from '@hearth/cms/platform';
import type { SessionPart } from '@hearth/shop/contract';

/** A live by its station. */
export type EvidenceOf = { readonly station: string; readonly session: string };

type Kind = { readonly name: string; readonly sql: string };

/**
 * What lives keep, each a handful of rows. Of messages there may be a million: they are told by the minute, how many and by one hash over all that was
 * said in it, in order; whoever has the messages can prove them by it. Nobody who said or watched something is named.
 */
const KINDS: readonly Kind[] = [
  {
    name: 'live-pins',
    sql: `SELECT id, item, offer, product, shown, pinned_at, pinned_by, pinned_name, unpinned_at, unpinned_by, unpinned_name, why, reasons
          FROM live_pin WHERE station = :station AND session = :session ORDER BY pinned_at, id`,
  },
  {
    name: 'live-corrections',
    sql: `SELECT c.id, c.slip, c.words, c.at, c.clock, c.by_person, c.by_name, e.at AS ended_at, e.by_person AS ended_by FROM live_correction c
          LEFT JOIN live_correction_end e ON e.correction = c.id WHERE c.station = :station AND c.session = :session ORDER BY c.at, c.id`,
  },
  {
    name: 'live-stops',
    sql: `SELECT reason, words, at, by_person, by_name FROM live_stop WHERE station = :station AND session = :session`,
  },
  {
    name: 'live-duty',
    sql: `SELECT id, role, person, named_by, named_at, beaten_at, relieved_at FROM live_duty
          WHERE station = :station AND session = :session ORDER BY named_at, id`,
  },
  {
    name: 'live-messages',
    sql: `SELECT date_trunc('minute', m.at) AS minute, count(*)::int AS said, count(*) FILTER (WHERE m.state = 'hidden')::int AS hidden,
            count(*) FILTER (WHERE m.state = 'hidden' AND m.is_review)::int AS hidden_reviews,
            encode(sha256(convert_to(string_agg(m.id::text || ':' || encode(sha256(convert_to(m.text, 'UTF8')), 'hex'), E'\\n'
              ORDER BY m.at, m.id), 'UTF8')), 'hex') AS sha256
          FROM live_message m JOIN live_session s ON s.room = m.room WHERE s.station = :station AND s.id = :session
          GROUP BY 1 ORDER BY 1`,
  },
  {
    name: 'live-exposures',
    sql: `SELECT pin, offer, product, viewers, round(seconds::numeric, 3) AS seconds FROM live_exposure
          WHERE station = :station AND session = :session ORDER BY pin`,
  },
  {
    name: 'live-reports',
    sql: `SELECT o.platform, o.title AS outlet, r.id, r.file_hash, r.as_of, r.finality, r.figures, r.imported_by, r.imported_at
          FROM live_outlet_report r JOIN live_outlet o ON o.id = r.outlet
          WHERE o.station = :station AND o.session = :session ORDER BY r.imported_at, r.id`,
  },
];

async function partsOf(read: Knex, live: EvidenceOf): Promise<readonly SessionPart[]> {
  const known = await read('live_session')
    .where({ id: live.session, station: live.station })
    .first<object | undefined>('id');
  if (!known) return [];
  const parts: SessionPart[] = [];
  for (const { name, sql } of KINDS) {
    const { rows } = await read.raw<{ rows: { row: unknown }[] }>(`SELECT to_jsonb(t) AS row FROM (${sql}) t`, live);
    parts.push({ name, content: rows.map(({ row }) => fromJsonb(row)) });
  }
  return parts;
}

/** What lives keep of themselves, for their evidence; read, and nothing of it written here. */
export const evidenceStore = { partsOf } as const;
