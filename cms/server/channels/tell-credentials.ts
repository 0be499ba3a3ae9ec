import type { Notices, SharedTime, Tx } from '../../platform';
import { credentialEnds, credentialRefused } from './channel-notices';
import { causeToTell, type CredentialCause } from './credential-watch.rules';
import type { CredentialWatchStore, Watched } from './credential-watch-store';

/** What telling of credentials stands on. */
export type WatchDeps = {
  readonly watch: CredentialWatchStore;
  readonly time: SharedTime;
  readonly notices: Pick<Notices, 'notify'>;
};

const AT_ONCE = 50;

/** Tells whoever looks after an account that its credential ends or was refused (授权到期、被拒), once for each cause. */
export async function tellCredentials(deps: WatchDeps, tx: Tx): Promise<number> {
  const now = await deps.time.now(tx);
  let telling = 0;
  for (const account of await deps.watch.atRisk(tx, AT_ONCE)) {
    const cause = causeToTell({ ...account, now });
    if (!cause) continue;
    await tellOne(deps, tx, { account, cause });
    await deps.watch.told(tx, account.id, cause);
    telling += 1;
  }
  return telling;
}

type Told = { readonly account: Watched; readonly cause: CredentialCause };

async function tellOne({ notices }: WatchDeps, tx: Tx, { account: found, cause }: Told): Promise<void> {
  const { id, station, name, platform, account, owner, expiresAt, code } = found;
  const news = {
    station,
    to: owner === null ? ({ role: 'station-administrator' } as const) : { person: owner },
    // One subject for each cause: what was told a week ago does not fold what is told on the last day.
    subject: `${id}/${cause}`,
    link: '/plugins/cms/channels',
  };
  const known = { name, platform, account };
  if (cause === 'refused') {
    await notices.notify(tx, { ...news, kind: credentialRefused, facts: { ...known, code: code ?? '' } });
  } else if (expiresAt) {
    const facts = { ...known, at: expiresAt.toISOString() };
    await notices.notify(tx, { ...news, kind: credentialEnds, facts, urgency: cause === 'day' ? 'high' : 'normal' });
  }
}
