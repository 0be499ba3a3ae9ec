import type { Knex } from 'knex';
import type { AppealState, ContentLocale } from '../../contract';
import type { Tx } from '../../platform';

/** An appeal as it is kept, with the posting that it is about. */
export type Appeal = {
  readonly id: string;
  readonly station: string;
  readonly posting: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly month: string;
  readonly person: string;
  readonly reason: string;
  readonly state: AppealState;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly at: Date;
  readonly version: number;
};

/** What answering an appeal writes. */
export type Answering = Pick<Appeal, 'state' | 'answer' | 'answeredBy'>;

type Row = Omit<Appeal, 'documentId' | 'answeredBy'> & { document_id: string; answered_by: string | null };

/** Keeps an appeal; false when one by the same person about the same posting is open. */
async function insert(
  tx: Tx,
  appeal: Pick<Appeal, 'id' | 'station' | 'posting' | 'person' | 'reason'>,
): Promise<boolean> {
  const rows = (await tx('point_appeal').insert(appeal).onConflict().ignore().returning('id')) as unknown[];
  return rows.length === 1;
}

/** Answers an appeal or takes it back; false when somebody did first. */
async function move(
  tx: Tx,
  { id, version }: Pick<Appeal, 'id' | 'version'>,
  { state, answer, answeredBy }: Answering,
): Promise<boolean> {
  const change = { state, answer, answered_by: answeredBy, version: version + 1 };
  return (await tx('point_appeal').where({ id, version }).update(change)) === 1;
}

/** One appeal. */
async function byId(read: Knex, id: string): Promise<Appeal | undefined> {
  const row = (await whole(read).where('a.id', id).first()) as Row | undefined;
  return row && appealOf(row);
}

/** What somebody wrote, and what stands at some stations; the newest first. */
async function list(
  read: Knex,
  { person, stations }: { readonly person: string; readonly stations: readonly string[] },
): Promise<readonly Appeal[]> {
  const rows = (await whole(read)
    .where((either) => {
      void either.where('a.person', person).orWhereIn('a.station', [...stations]);
    })
    .orderBy([{ column: 'a.at', order: 'desc' }, 'a.id'])
    .limit(200)) as Row[];
  return rows.map(appealOf);
}

/** Which of some postings somebody appeals against now. */
async function openOf(read: Knex, person: string, postings: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await read('point_appeal')
    .where({ person, state: 'open' })
    .whereIn('posting', [...postings])
    .select<{ posting: string }[]>('posting');
  return new Set(rows.map(({ posting }) => posting));
}

/** How many appeals about what was posted in a month wait for an answer. */
async function openIn(
  read: Knex,
  { station, month }: { readonly station: string; readonly month: string },
): Promise<number> {
  const [row] = await read('point_appeal as a')
    .join('point_posting as p', 'p.id', 'a.posting')
    .where({ 'a.station': station, 'a.state': 'open', 'p.month': month })
    .select<{ n: number }[]>(read.raw('count(*)::int AS n'));
  return row?.n ?? 0;
}

function whole(read: Knex): Knex.QueryBuilder {
  return read('point_appeal as a')
    .join('point_posting as p', 'p.id', 'a.posting')
    .select('a.*', 'p.document_id', 'p.locale', 'p.title', 'p.month');
}

function appealOf({ document_id, answered_by, ...row }: Row): Appeal {
  return { ...row, documentId: document_id, answeredBy: answered_by };
}

/** Appeals as use cases are handed them. */
export const appealStore = { insert, move, byId, list, openOf, openIn } as const;

/** Appeals as use cases are handed them. */
export type AppealStore = typeof appealStore;
