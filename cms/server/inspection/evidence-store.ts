import type { Knex } from 'knex';
import { fromJsonb } from '../../platform';
import { charactersIn } from '../library/entry.rules';
import type { Line } from './line.rules';

/** Whose evidence of which time is gathered. */
export type Span = { readonly station: string; readonly column: string; readonly from: Date; readonly until: Date };

/** One kind of evidence. */
export type Evidence = { readonly name: string; readonly sql: string };

/** The cases of the station, of one column when a pack is about one. */
const CASES = `SELECT * FROM review_case WHERE station = :station AND (:column = '' OR column_id = :column)`;
const TIME = (column: string): string => `${column} >= :from AND ${column} < :until`;
const AT = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** People stand in a pack by name and role alone. */
const NAME = (id: string): string => `(SELECT name_zh FROM person WHERE id = ${id})`;
/** The accounts that a manuscript was planned for, went to or is on its way to. */
const CHANNELS = (id: string, locale: string): string =>
  `'channels', (SELECT coalesce(json_agg(DISTINCT h.name ORDER BY h.name), '[]') FROM delivery d JOIN channel h ON h.id = d.channel
                 WHERE d.document_id = ${id} AND d.locale = ${locale} AND d.state <> 'cancelled')`;
/** The newest of its revisions that somebody signed in the time: what was judged, whatever was written since. */
const SIGNED = `(SELECT s.revision FROM review_signature s WHERE s.case_id = c.id AND s.station = :station AND ${TIME('s.at')}
    ORDER BY s.at DESC, s.id DESC LIMIT 1)`;
const TOUCHED = `SELECT c.document_id, c.locale FROM review_signature s JOIN review_case c ON c.id = s.case_id
    WHERE s.station = :station AND ${TIME('s.at')}
  UNION SELECT document_id, locale FROM release WHERE station = :station AND ${TIME('at')}
  UNION SELECT subject, facts->>'locale' FROM ledger_entry WHERE station = :station AND ${TIME('at')} AND action LIKE 'review.%'
  UNION SELECT document_id, locale FROM check_report WHERE station = :station AND ${TIME('created_at')}`;

/** What an inspection looks at, in the order of the archive; each query gives one JSON object a row, with an id. */
export const EVIDENCE: readonly Evidence[] = [
  {
    name: 'manuscripts',
    sql: `SELECT json_build_object('id', c.document_id || '.' || c.locale, 'title', c.title, 'column', c.column_id, 'author', c.author_name,
        'state', c.state, 'revision', c.revision, 'hash', c.hash, 'rules', c.rules_version, 'levels', c.rules->'levels',
        'smallStation', c.rules->'smallStation', 'signedRevision', ${SIGNED},
        ${CHANNELS('c.document_id', 'c.locale')}) AS line
      FROM (${CASES}) c
     WHERE (c.document_id, c.locale) IN (${TOUCHED}) ORDER BY c.document_id, c.locale`,
  },
  {
    name: 'signatures',
    sql: `SELECT json_build_object('id', s.id, 'manuscript', c.document_id || '.' || c.locale, ${CHANNELS('c.document_id', 'c.locale')},
        'kind', s.kind, 'level', s.level,
        'name', s.name, 'onBehalfOf', s.on_behalf_name, 'revision', s.revision, 'hash', s.hash, 'rules', s.rules_version,
        'method', s.method, 'errors', s.errors, 'note', s.note, 'at', ${AT('s.at')},
        'covers', (SELECT json_agg(json_build_object('hash', v.hash, 'because', v.because) ORDER BY v.at, v.hash)
                     FROM signature_cover v WHERE v.signature_id = s.id)) AS line
      FROM review_signature s JOIN (${CASES}) c ON c.id = s.case_id WHERE s.station = :station AND ${TIME('s.at')} ORDER BY s.at, s.id`,
  },
  {
    name: 'steps',
    sql: `SELECT json_build_object('id', l.id, 'seq', l.seq, 'manuscript', l.subject || '.' || (l.facts->>'locale'), ${CHANNELS('c.document_id', 'c.locale')},
        'action', l.action,
        'by', coalesce(${NAME(`CASE WHEN l.actor->>'kind' = 'staff' THEN (l.actor->>'id')::uuid END`)}, l.actor->>'kind'),
        'onBehalfOf', ${NAME(`(l.actor->>'onBehalfOf')::uuid`)}, 'hash', l.version, 'facts', l.facts, 'entry', l.hash,
        'at', ${AT('l.at')}) AS line
      FROM ledger_entry l JOIN (${CASES}) c ON c.document_id = l.subject AND c.locale = l.facts->>'locale'
     WHERE l.station = :station AND ${TIME('l.at')} AND l.action LIKE 'review.%' ORDER BY l.seq`,
  },
  {
    name: 'findings',
    sql: `SELECT json_build_object('id', r.id, 'manuscript', r.document_id || '.' || r.locale, ${CHANNELS('r.document_id', 'r.locale')},
        'hash', r.content_hash, 'engine', r.engine,
        'rules', r.rules, 'findings', r.findings, 'at', ${AT('r.created_at')}) AS line
      FROM check_report r JOIN (${CASES}) c ON c.document_id = r.document_id AND c.locale = r.locale
     WHERE r.station = :station AND ${TIME('r.created_at')} ORDER BY r.created_at, r.id`,
  },
  {
    name: 'waivers',
    sql: `SELECT json_build_object('id', w.id, 'manuscript', w.document_id || '.' || w.locale, ${CHANNELS('w.document_id', 'w.locale')},
        'hash', w.content_hash, 'rule', w.rule,
        'ruleVersion', w.rule_version, 'field', w.field, 'kind', w.kind, 'reason', w.reason, 'by', ${NAME('w.person')},
        'at', ${AT('w.created_at')}, 'takenBackAt', ${AT('w.taken_back_at')}) AS line
      FROM check_waiver w JOIN (${CASES}) c ON c.document_id = w.document_id AND c.locale = w.locale
     WHERE w.station = :station AND ${TIME('w.created_at')} ORDER BY w.created_at, w.id`,
  },
  {
    name: 'emergencies',
    sql: `SELECT json_build_object('id', l.id, 'manuscript', l.subject || '.' || (l.facts->>'locale'), ${CHANNELS('c.document_id', 'c.locale')},
        'hash', l.version,
        'by', ${NAME(`CASE WHEN l.actor->>'kind' = 'staff' THEN (l.actor->>'id')::uuid END`)}, 'reason', c.emergency->>'reason',
        'due', ${AT('c.emergency_due')}, 'missed', c.emergency_missed, 'at', ${AT('l.at')}) AS line
      FROM ledger_entry l JOIN (${CASES}) c ON c.document_id = l.subject AND c.locale = l.facts->>'locale'
     WHERE l.station = :station AND ${TIME('l.at')} AND l.action = 'review.order_emergency' ORDER BY l.seq`,
  },
  {
    name: 'releases',
    sql: `SELECT json_build_object('id', r.id, 'manuscript', r.document_id || '.' || r.locale, ${CHANNELS('r.document_id', 'r.locale')},
        'revision', r.revision, 'hash', r.hash,
        'ground', r.ground, 'by', ${NAME('r.by_person')}, 'at', ${AT('r.at')}, 'correctionOf',
        (SELECT o.hash FROM release o WHERE o.document_id = r.document_id AND o.locale = r.locale AND o.at < r.at
          ORDER BY o.at DESC LIMIT 1)) AS line
      FROM release r JOIN (${CASES}) c ON c.document_id = r.document_id AND c.locale = r.locale
     WHERE r.station = :station AND ${TIME('r.at')} ORDER BY r.at, r.id`,
  },
  {
    name: 'correction-orders',
    sql: `SELECT json_build_object('id', o.id, 'manuscript', o.document_id || '.' || o.locale, ${CHANNELS('o.document_id', 'o.locale')},
        'number', o.number, 'wrong', o.old_fact,
        'right', o.new_fact, 'reason', o.reason, 'blame', o.blame, 'publicNote', o.public_note, 'state', o.state,
        'proposedBy', ${NAME('o.proposed_by')}, 'openedBy', ${NAME('o.opened_by')}, 'hashFrom', o.hash_from, 'hashTo', o.hash_to,
        'droppedReason', o.dropped_reason, 'givenUp', (SELECT json_agg(json_build_object('account', n.name, 'reason', g.reason,
          'by', ${NAME('g.person')}, 'at', ${AT('g.at')}) ORDER BY g.at, n.id)
          FROM correction_given_up g JOIN channel n ON n.id = g.channel WHERE g.correction = o.id),
        'left', (SELECT json_agg(json_build_object('manuscript', l.document_id || '.' || l.locale, 'reason', l.reason,
          'by', ${NAME('l.person')}, 'at', ${AT('l.at')}) ORDER BY l.document_id, l.locale)
          FROM correction_left l WHERE l.together = o.together), 'at', ${AT('o.created_at')}, 'doneAt', ${AT('o.done_at')}) AS line
      FROM correction_order o JOIN (${CASES}) c ON c.document_id = o.document_id AND c.locale = o.locale
     WHERE o.station = :station AND ${TIME('o.created_at')} ORDER BY o.created_at, o.id`,
  },
  {
    name: 'takedown-orders',
    sql: `SELECT json_build_object('id', o.id, 'number', o.number, 'authority', o.authority, 'issuer', o.issuer, 'reason', o.reason,
        'state', o.state, 'orderedBy', ${NAME('o.ordered_by')}, 'responsible', ${NAME('o.responsible')}, 'minutes', o.minutes,
        'manuscripts', (SELECT json_agg(t.document_id || '.' || t.locale ORDER BY t.document_id, t.locale)
                          FROM takedown_target t WHERE t.order_id = o.id),
        'orderedAt', ${AT('o.ordered_at')}, 'escalatedAt', ${AT('o.escalated_at')}, 'clearedAt', ${AT('o.cleared_at')},
        'channels', (SELECT coalesce(json_agg(DISTINCT h.name ORDER BY h.name), '[]') FROM takedown_target t
                       JOIN delivery d ON d.document_id = t.document_id AND d.locale = t.locale AND d.state <> 'cancelled'
                       JOIN channel h ON h.id = d.channel WHERE t.order_id = o.id),
        'evidence', o.evidence_hash, 'at', ${AT('o.created_at')}) AS line
      FROM takedown_order o
     WHERE o.station = :station AND ${TIME('o.created_at')} AND (:column = '' OR EXISTS (
       SELECT 1 FROM takedown_target t JOIN (${CASES}) c ON c.document_id = t.document_id AND c.locale = t.locale
        WHERE t.order_id = o.id)) ORDER BY o.created_at, o.id`,
  },
];

/** All lines of one kind of evidence. */
export async function linesOf(read: Knex, { name, sql }: Evidence, span: Span): Promise<readonly Line[]> {
  const { rows } = await read.raw<{ rows: { line: Line }[] }>(sql, span);
  const lines = rows.map(({ line }) => line);
  return name === 'manuscripts' ? counted(read, lines) : lines;
}

/** So many revisions are held in memory at once. */
const AT_ONCE = 100;

/** Counts the characters of what was signed: the library's own number is that of the newest words. */
async function counted(read: Knex, lines: readonly Line[]): Promise<readonly Line[]> {
  const whole: Line[] = [];
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    const some = lines.slice(at, at + AT_ONCE);
    const keys = some.map(({ id, signedRevision }) => `${id}.${String(signedRevision)}`);
    const { rows } = await read.raw<{ rows: { key: string; body: unknown }[] }>(
      `SELECT k.key, r.content->'body' AS body FROM unnest(?::text[]) k (key)
         JOIN manuscript_revision r ON r.document_id = split_part(k.key, '.', 1)
          AND r.locale = split_part(k.key, '.', 2) AND r.n::text = split_part(k.key, '.', 3)`,
      [keys],
    );
    const characters = new Map(rows.map(({ key, body }) => [key, charactersIn(fromJsonb(body))]));
    whole.push(...some.map((line, n) => ({ ...line, characters: characters.get(keys[n] ?? '') ?? null })));
  }
  return whole;
}

/** Reads everything as it stood at one moment, whatever is written meanwhile. */
function atOneMoment<T>(read: Knex, work: (moment: Knex) => Promise<T>): Promise<T> {
  return read.transaction(work, { isolationLevel: 'repeatable read', readOnly: true });
}

/** Where the station's ledger stood: an exported ledger must contain this entry. */
export async function ledgerHead(read: Knex, station: string): Promise<{ seq: number; hash: string } | null> {
  const row = await read('ledger_head')
    .where({ station })
    .first<{ seq: string; hash: string } | undefined>('seq', 'hash');
  return row ? { seq: Number(row.seq), hash: row.hash } : null;
}

/** Where the evidence of a pack is gathered, as use cases are handed it. */
export const evidenceStore = { kinds: EVIDENCE, linesOf, ledgerHead, atOneMoment } as const;

/** Where the evidence of a pack is gathered. */
export type EvidenceStore = typeof evidenceStore;
