import { POINTS_GRADE, type StaffActor } from '../../contract';
import type { Tx } from '../../platform';
import type { Appeal } from './appeal-store';
import type { PointsDeps } from './points-deps';
import type { Posted } from './post-work';
import { appealAnswered, pointsAppealed, pointsGiven } from './points-notices';

const PAGE = '/plugins/cms/points';

/** Tells everybody who has a share of a posting, or had one of what it stands instead of: whoever loses a share hears of it, too. */
export async function tellGraded(
  deps: Pick<PointsDeps, 'notices' | 'books'>,
  tx: Tx,
  { posting: id, instead, by }: Posted & { readonly by: StaffActor },
): Promise<void> {
  const [posting] = await deps.books.byIds(tx, [id]);
  if (!posting) throw new Error(`Posting ${id} is not there`);
  const { station, title, month } = posting;
  const entries = await deps.books.entries(tx, instead === null ? [id] : [instead, id]);
  const has = new Map<string, number>();
  for (const { posting: of, account, amount } of entries)
    if (account !== 'work') has.set(account.person, of === id ? amount : (has.get(account.person) ?? 0));
  for (const [person, amount] of has) {
    const facts = { title, amount: String(amount), by: by.name, month };
    const news = { kind: pointsGiven, station, to: { person }, subject: id };
    await deps.notices.notify(tx, { ...news, facts, link: PAGE });
  }
}

type Appealed = Pick<Appeal, 'id' | 'station' | 'title' | 'reason'> & { readonly by: StaffActor };

/** Tells whoever grades that somebody appeals. */
export async function tellAppealed(
  { notices }: Pick<PointsDeps, 'notices'>,
  tx: Tx,
  { id, station, title, reason, by }: Appealed,
): Promise<void> {
  const to = { power: POINTS_GRADE, role: 'desk-head', except: [by.id] } as const;
  const facts = { title, by: by.name, reason };
  await notices.notify(tx, { kind: pointsAppealed, station, to, subject: id, facts, link: `${PAGE}?appeal=${id}` });
}

type Answered = Pick<Appeal, 'id' | 'station' | 'title' | 'person' | 'answer'> & { readonly by: StaffActor };

/** Tells whoever appealed what somebody decided. */
export async function tellAnswered(
  { notices }: Pick<PointsDeps, 'notices'>,
  tx: Tx,
  { id, station, title, person, answer, by }: Answered,
): Promise<void> {
  const facts = { title, by: by.name, answer: answer ?? '' };
  const news = { kind: appealAnswered, station, to: { person }, subject: id };
  await notices.notify(tx, { ...news, facts, link: `${PAGE}?appeal=${id}` });
}
