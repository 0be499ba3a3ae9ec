import { Bug, type Clock, type Ids } from '../../kernel';
import type { ReaderNotice, ReaderNoticeEvent } from '../../contract';
import type { Database, Log, Mail, Sms, Tx } from '../../platform';
import type { Reader, ReaderStore } from '../accounts/reader-store';
import { readerNoticeMachine } from './reader-notice.machine';
import type { KeptNotice, NoticeChange, ReaderNoticeStore } from './reader-notice-store';

/** What notices to readers work with. */
export type ReaderNoticeDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  readonly notices: ReaderNoticeStore;
  readonly readers: Pick<ReaderStore, 'byId'>;
  /** Undefined on a host that sends none. */
  readonly sms: Sms | undefined;
  readonly mail: Mail | undefined;
  /** Says that there is something to be sent. */
  readonly due: (tx: Tx) => Promise<void>;
};

/** Writes down whom to tell, in the caller's transaction. Whoever was told of the same before is not told again. */
export async function tellReaders(deps: ReaderNoticeDeps, tx: Tx, notices: readonly ReaderNotice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const added = await deps.notices.insert(
    tx,
    notices.map((notice) => ({ ...notice, id: deps.ids.next() })),
  );
  if (added > 0) await deps.due(tx);
  return added;
}

/** New ones are begun for so long; each waits for one call. */
const PATIENCE = 20_000;
/** A sender that is silent for so many seconds counts as dead. */
const LEASE = 60;

/**
 * Sends what is due. Each is claimed in a transaction of its own before it leaves the house; what a dead node had claimed may have left and ends as
 * `unsure`.
 */
export async function sendNotices(deps: ReaderNoticeDeps): Promise<void> {
  let isSilent = true;
  while (isSilent) isSilent = await deps.database.transaction((tx) => giveUpSilent(deps, tx));
  const now = (): number => deps.clock.now().getTime();
  const end = now() + PATIENCE;
  while (now() < end) {
    const notice = await deps.database.transaction((tx) => claim(deps, tx));
    if (!notice) return;
    const ended = await handOver(deps, notice);
    await deps.database.transaction((tx) => step(deps, tx, { notice, ...ended }));
  }
  // There is more: another turn goes on, and lets others work in between.
  await deps.database.transaction((tx) => deps.due(tx));
}

type Ended = { readonly event: ReaderNoticeEvent; readonly change: NoticeChange };

async function step(
  { notices }: ReaderNoticeDeps,
  tx: Tx,
  { notice, event, change }: Ended & { readonly notice: KeptNotice },
): Promise<boolean> {
  const next = readerNoticeMachine.next(notice.state, event);
  if (!next.ok) throw new Bug(`a notice to a reader cannot ${event} while it is ${notice.state}`);
  return notices.move(tx, notice, { ...change, to: next.value.state });
}

async function giveUpSilent(deps: ReaderNoticeDeps, tx: Tx): Promise<boolean> {
  const notice = await deps.notices.silent(tx);
  if (!notice) return false;
  return step(deps, tx, { notice, event: 'lose', change: { says: 'the sender died' } });
}

async function claim(deps: ReaderNoticeDeps, tx: Tx): Promise<KeptNotice | undefined> {
  const notice = await deps.notices.due(tx);
  if (!notice) return undefined;
  const tries = notice.tries + 1;
  await step(deps, tx, { notice, event: 'claim', change: { lease: LEASE, tries } });
  return { ...notice, state: 'sending', tries, version: notice.version + 1 };
}

/** By phone where there is one: it is read at once. Who left is told nothing. */
async function handOver(deps: ReaderNoticeDeps, notice: KeptNotice): Promise<Ended> {
  try {
    const reader = await deps.readers.byId(notice.reader);
    if (reader?.state !== 'active') return noWay('the reader has left');
    if (reader.phone !== null && deps.sms) return await bySms(deps.sms, notice, { ...reader, phone: reader.phone });
    if (reader.email !== null && deps.mail) return await byMail(deps.mail, notice, { ...reader, email: reader.email });
    return noWay('this host has no way to the reader');
  } catch (error) {
    // A gateway answers and does not throw; when it does, nobody can say how far it got.
    deps.log.error('a notice to a reader broke on its way', { notice: notice.id, error });
    return { event: 'lose', change: { says: 'it broke on its way' } };
  }
}

const noWay = (says: string): Ended => ({ event: 'find-no-way', change: { says } });

async function bySms(sms: Sms, notice: KeptNotice, { phone, locale }: Reader & { phone: string }): Promise<Ended> {
  const { id, title } = notice;
  const outcome = await sms.send({ to: phone, template: 'notice', fill: { title: title[locale] }, id });
  const lane = 'sms';
  switch (outcome.state) {
    case 'sent':
      return { event: 'accept', change: { lane, says: outcome.receipt } };
    case 'unknown':
      return { event: 'lose', change: { lane, says: outcome.says } };
    case 'refused':
      return refused(notice, { lane, says: outcome.says, forGood: outcome.reason === 'rejected' });
  }
}

async function byMail(mail: Mail, notice: KeptNotice, { email, locale }: Reader & { email: string }): Promise<Ended> {
  const { id, title, body } = notice;
  const {
    state,
    says,
    forGood = false,
  } = await mail.send({ to: email, subject: title[locale], text: body[locale], id });
  const lane = 'mail';
  switch (state) {
    case 'sent':
      return { event: 'accept', change: { lane, says } };
    case 'unknown':
      return { event: 'lose', change: { lane, says } };
    case 'refused':
      return refused(notice, { lane, says, forGood });
  }
}

/** About an hour of patience with a gateway that is busy or away, in seconds. */
const WAITS = [60, 300, 900, 2_400] as const;

type Refused = { readonly lane: 'sms' | 'mail'; readonly says: string; readonly forGood: boolean };

function refused({ tries }: KeptNotice, { forGood, ...change }: Refused): Ended {
  const due = WAITS[tries - 1];
  return forGood || due === undefined ? { event: 'refuse', change } : { event: 'put-off', change: { ...change, due } };
}
