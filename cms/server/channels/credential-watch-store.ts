import type { ChannelPlatform } from '../../contract';
import type { Tx } from '../../platform';
import { WARN_DAYS, type CredentialCause } from './credential-watch.rules';

/** An account whose credential somebody may have to be told of. */
export type Watched = {
  readonly id: string;
  readonly station: string;
  readonly name: string;
  readonly platform: ChannelPlatform;
  readonly account: string;
  readonly owner: string | null;
  readonly expiresAt: Date | null;
  readonly refusedAt: Date | null;
  readonly code: string | null;
  readonly told: CredentialCause | null;
};

const COLUMNS = {
  ...{ id: 'id', station: 'station', name: 'name', platform: 'platform', account: 'account', owner: 'owner' },
  ...{ expiresAt: 'credential_expires_at', refusedAt: 'credential_refused_at', code: 'health_note' },
  told: 'credential_told',
};

/** Open accounts whose credential ends within the week or is refused, held until that was told; other nodes take others. */
async function atRisk(tx: Tx, most: number): Promise<readonly Watched[]> {
  return tx('channel')
    .select<Watched[]>(COLUMNS)
    .where({ lane: 'driver', closed_at: null })
    .where((either) => {
      void either
        .where((refused) => {
          void refused.whereNotNull('credential_refused_at').whereRaw(`credential_told IS DISTINCT FROM 'refused'`);
        })
        .orWhere((ends) => {
          void ends
            .whereRaw(`credential_expires_at <= clock_timestamp() + make_interval(days => ?)`, [WARN_DAYS.week])
            .where((untold) => {
              void untold.whereNull('credential_told').orWhere((last) => {
                void last
                  .where('credential_told', 'week')
                  .whereRaw(`credential_expires_at <= clock_timestamp() + make_interval(days => ?)`, [WARN_DAYS.day]);
              });
            });
        });
    })
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked();
}

async function told(tx: Tx, id: string, cause: CredentialCause): Promise<void> {
  await tx('channel').where({ id }).update({ credential_told: cause });
}

/** The watch over credentials as its use case is handed it. */
export const credentialWatchStore = { atRisk, told } as const;

/** The watch over credentials as its use case is handed it. */
export type CredentialWatchStore = typeof credentialWatchStore;
