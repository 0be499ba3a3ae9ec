import { theHouse } from '@hearth/cms/contract';
import type { RefusalOf, StaffActor, SystemActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { LABEL_SECONDS, type LiveHost, type robotErrors } from '../../contract';
import { silentSince } from '../duty/duty.rules';
import type { HostDeps } from './host-deps';
import { hostFaded } from './host-notices';
import { shownHost } from './host.rules';
import type { KeptHost } from './host.rules';
import { moveHost } from './turn-host';

type Refused = RefusalOf<typeof robotErrors, 'HOST_NOT_FOUND' | 'HOST_STATE' | 'NOT_ON_DUTY'>;

/** Says that whoever is on duty is there and sees the label. Nobody else can say it for them. */
export async function seeLabel(
  { database, hosts }: Pick<HostDeps, 'database' | 'hosts'>,
  { id: person, station }: StaffActor,
  id: string,
): Promise<Result<LiveHost, Refused>> {
  return database.transaction(async (tx): Promise<Result<LiveHost, Refused>> => {
    const host = await hosts.hold(tx, station, id);
    if (!host) return err('ROBOTS.HOST_NOT_FOUND');
    if (host.state === 'gone') return err('ROBOTS.HOST_STATE', { state: host.state, allowed: [] });
    if (host.dutyPerson !== person) return err('ROBOTS.NOT_ON_DUTY');
    await hosts.beat(tx, id);
    const kept = await hosts.hold(tx, station, id);
    return kept ? ok(shownHost(kept)) : err('ROBOTS.HOST_NOT_FOUND');
  });
}

/** Machines of so many lives are faded in one round; the next round is seconds away. */
const AT_ONCE = 50;

/** The house itself, when nobody watches. */
const houseOf = (station: string): SystemActor => theHouse('live.hosts', station);

/**
 * Fades out every machine that speaks although nobody watches over it any more. As with people on duty, silence counts only from when a node was there
 * to hear a sign. Answers how many.
 */
export async function fadeSilent(deps: HostDeps, tx: Tx, since: Date): Promise<number> {
  const before = new Date((await deps.time.now(tx)).getTime() - LABEL_SECONDS * 1_000);
  if (silentSince(before, since) > before) return 0;
  const silent = await deps.hosts.holdSilent(tx, before, AT_ONCE);
  for (const host of silent) await fade(deps, tx, host);
  return silent.length;
}

async function fade(deps: HostDeps, tx: Tx, host: KeptHost): Promise<void> {
  const actor = houseOf(host.station);
  const reason = `${LABEL_SECONDS} 秒没有值守心跳`;
  await moveHost(deps, tx, { host, event: 'fade', actor, reason });
  const live = await deps.lives.of(host.session, tx);
  if (host.task === 'speaks' && live?.state === 'live')
    await deps.lives.pause(tx, actor, { session: host.session, words: reason });
  await deps.notices.notify(tx, {
    ...{ kind: hostFaded, station: host.station, subject: host.id },
    to: host.dutyPerson === null ? { role: 'compliance-officer' } : { person: host.dutyPerson },
    facts: { title: live?.title ?? '', host: host.name, seconds: String(LABEL_SECONDS) },
    link: `/plugins/live-hosts/${host.session}`,
  });
}
