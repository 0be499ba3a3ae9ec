import type { Knex } from 'knex';
import type { Filing } from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';

/** A filing about to be written. */
export type NewFiling = Pick<Filing, 'id' | 'assignment' | 'person' | 'text' | 'saidAt'> & {
  readonly station: string;
  readonly uploads: readonly string[];
};

/** A filing with the station it belongs to. */
export type KeptFiling = Filing & { readonly station: string };

/** How filings are kept. */
export type FilingStore = {
  insert(tx: Tx, filing: NewFiling): Promise<void>;
  of(assignment: string): Promise<readonly Filing[]>;
  byId(stations: readonly string[], id: string, tx?: Tx): Promise<KeptFiling | undefined>;
  /** False when a manuscript was made of it first. */
  made(tx: Tx, id: string, by: { readonly manuscript: string; readonly person: string }): Promise<boolean>;
  hold(tx: Tx, id: string): Promise<void>;
};

type Row = {
  id: string;
  assignment: string;
  station: string;
  person: string;
  text: string;
  said_at: Date | null;
  manuscript: string | null;
  at: Date;
  /** Strapi's pool hands JSON on as text. */
  files: unknown;
};

const READ = `f.id, f.assignment, f.station, f.person, f.text, f.said_at, f.manuscript, f.at,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'type', u.type, 'bytes', u.bytes, 'state', u.state,
      'refusal', u.refusal, 'asset', CASE WHEN m.document_id IS NULL THEN NULL ELSE jsonb_build_object('id', m.document_id,
        'url', m.url, 'mime', m.mime, 'thumbnail', coalesce(m.formats->'webp-640'->>'url', m.formats->'webp-320'->>'url',
          CASE WHEN m.mime LIKE 'image/%' THEN m.url END)) END) ORDER BY x.place)
    FROM filing_file x JOIN field_upload u ON u.id = x.upload LEFT JOIN files m ON m.document_id = u.asset
    WHERE x.filing = f.id), '[]'::jsonb) AS files`;

/** Keeps filings in their tables. */
export function filingStore({ database }: { readonly database: Database }): FilingStore {
  const read = (on: Knex) => on('filing as f').orderBy('f.at').select<Row[]>(on.raw(READ));
  return {
    insert: async (tx, { uploads, saidAt, station, ...filing }) => {
      await tx('filing').insert({ ...filing, station, said_at: saidAt });
      if (uploads.length === 0) return;
      await tx('filing_file').insert(uploads.map((upload, place) => ({ filing: filing.id, station, upload, place })));
    },
    of: async (assignment) => (await read(database.read).where('f.assignment', assignment)).map(filingOf).map(shown),
    byId: async (stations, id, tx) => {
      const [row] = await read(tx ?? database.read)
        .where('f.id', id)
        .whereIn('f.station', [...stations]);
      return row && filingOf(row);
    },
    made: async (tx, id, { manuscript, person }) => {
      const changed = await tx('filing').where({ id }).whereNull('manuscript').update({ manuscript, made_by: person });
      return changed === 1;
    },
    hold: async (tx, id) => {
      await tx('filing').where({ id }).forUpdate().select('id');
    },
  };
}

function filingOf({ said_at, at, files, ...row }: Row): KeptFiling {
  const sent = fromJsonb(files) as Filing['files'];
  return { ...row, files: sent, saidAt: said_at?.toISOString() ?? null, at: at.toISOString() };
}

const shown = ({ station: _ours, ...filing }: KeptFiling): Filing => filing;
