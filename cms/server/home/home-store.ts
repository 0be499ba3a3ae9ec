import type { Knex } from 'knex';
import { TODAY_BEGINS } from '../../platform';
import type { ContentLocale, DeskItem, SentItem, StaffActor } from '../../contract';

/** How many lines a desk shows; who has more uses the list of manuscripts. */
const DESK = 30;

type DeskRow = {
  id: string;
  locale: ContentLocale;
  title: string | null;
  station: string;
  column: string | null;
  state: DeskItem['state'];
  review: DeskItem['review'];
  by: string;
  changed_at: Date;
};

/**
 * Drafts with what readers see of each. Strapi keeps a draft and a published row; publishing copies the draft's `updated_at`, so a
 * later one means that somebody wrote on.
 */
const DESK_ITEMS = `
  WITH me AS (SELECT admin_user_id FROM person WHERE id = :me)
  SELECT draft.document_id AS id, draft.locale, draft.title, draft.station, columns.name AS column,
    CASE WHEN live.id IS NULL THEN 'draft' WHEN live.updated_at < draft.updated_at THEN 'changed' ELSE 'published' END AS state,
    review.state AS review,
    coalesce(nullif(concat(editor.lastname, editor.firstname), ''), review.author_name, '') AS by,
    draft.updated_at AT TIME ZONE 'UTC' AS changed_at
  FROM manuscripts draft
  LEFT JOIN manuscripts live
    ON live.document_id = draft.document_id AND live.locale = draft.locale AND live.published_at IS NOT NULL
  LEFT JOIN review_case review ON review.document_id = draft.document_id AND review.locale = draft.locale
  LEFT JOIN admin_users editor ON editor.id = coalesce(draft.updated_by_id, draft.created_by_id)
  LEFT JOIN manuscripts_column_lnk link ON link.manuscript_id = draft.id
  LEFT JOIN columns ON columns.id = link.column_id
  WHERE draft.published_at IS NULL AND draft.station = ANY(:stations)`;

/** What somebody wrote, had filed for them or touched last, newest first. */
export async function mine(knex: Knex, actor: StaffActor): Promise<DeskItem[]> {
  const own = `AND (review.author = :me OR (SELECT admin_user_id FROM me) IN (draft.created_by_id, draft.updated_by_id))`;
  return desk(knex, actor, `${DESK_ITEMS} ${own} ORDER BY draft.updated_at DESC LIMIT ${DESK}`);
}

/** What others wrote at the actor's stations and is not out as it stands; the oldest first, because it has waited longest. */
export async function waiting(knex: Knex, actor: StaffActor): Promise<DeskItem[]> {
  const others = `AND coalesce((SELECT admin_user_id FROM me), 0) <> coalesce(draft.updated_by_id, draft.created_by_id, -1)
    AND review.author IS DISTINCT FROM :me AND coalesce(review.state, '') NOT IN ('sealed', 'spiked')
    AND (live.id IS NULL OR live.updated_at < draft.updated_at)`;
  return desk(knex, actor, `${DESK_ITEMS} ${others} ORDER BY draft.updated_at LIMIT ${DESK}`);
}

async function desk(knex: Knex, actor: StaffActor, sql: string): Promise<DeskItem[]> {
  const { rows }: { rows: DeskRow[] } = await knex.raw(sql, { me: actor.id, stations: [...actor.stations] });
  return rows.map(({ changed_at, title, ...row }) => ({
    ...row,
    title: title ?? '',
    changedAt: changed_at.toISOString(),
  }));
}

type SentRow = {
  id: string;
  locale: ContentLocale;
  title: string;
  station: string;
  column: string | null;
  published_at: Date;
  corrected_at: Date | null;
};

const SENT = `
  SELECT found.document_id AS id, found.locale, live.title, found.station, columns.name AS column, found.published_at,
    CASE WHEN found.changed_at > found.published_at + interval '1 second'
      THEN live.corrected_at AT TIME ZONE 'UTC' END AS corrected_at
  FROM story_search found
  JOIN manuscripts live
    ON live.document_id = found.document_id AND live.locale = found.locale AND live.published_at IS NOT NULL
  LEFT JOIN columns ON columns.document_id = found.column_id AND columns.locale = found.locale`;

/** What went out or was corrected today at some stations, the newest first. */
export async function sent(knex: Knex, stations: readonly string[]): Promise<SentItem[]> {
  const { rows }: { rows: SentRow[] } = await knex.raw(
    `${SENT}
     WHERE found.station = ANY(:stations) AND greatest(found.published_at, live.corrected_at AT TIME ZONE 'UTC') >= ${TODAY_BEGINS}
     ORDER BY greatest(found.published_at, live.corrected_at AT TIME ZONE 'UTC') DESC LIMIT 100`,
    { stations: [...stations] },
  );
  return rows.map(sentOf);
}

/** More stories than this no station sends out in a day. */
const MOST_A_DAY = 2_000;

/** Each story once that went out today for the first time, by its first language: the rows behind the number of the command screen. */
export async function newToday(knex: Knex, stations: readonly string[]): Promise<SentItem[]> {
  const { rows }: { rows: SentRow[] } = await knex.raw(
    `SELECT * FROM (
       SELECT DISTINCT ON (told.station, told.id) told.* FROM (${SENT}
         WHERE found.station = ANY(:stations) AND found.published_at >= ${TODAY_BEGINS}) told
       ORDER BY told.station, told.id, told.published_at) each
     ORDER BY published_at DESC LIMIT ${MOST_A_DAY}`,
    { stations: [...stations] },
  );
  return rows.map(sentOf);
}

const sentOf = ({ published_at, corrected_at, ...row }: SentRow): SentItem => ({
  ...row,
  publishedAt: published_at.toISOString(),
  correctedAt: corrected_at?.toISOString() ?? null,
  channels: [{ channel: 'app', url: `/story/${row.id}${row.locale === 'en' ? '?locale=en' : ''}` }],
});
