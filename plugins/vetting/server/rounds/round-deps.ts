import type { RefusalOf } from '@hearth/cms/contract';
import type { Ids, Random, Refusal } from '@hearth/cms/kernel';
import type { Database, Notices, Outbox, People, Vault } from '@hearth/cms/platform';
import type { vettingErrors } from '../../contract';
import type { PoolStore } from '../pool/pool-store';
import type { SampleStore } from '../samples/sample-store';
import type { MoveGoodsDeps } from './move-goods';
import type { RoundStore } from './round-store';
import type { SeatStore } from './seat-store';

/** What the verbs of rounds are handed. */
export type RoundDeps = MoveGoodsDeps & {
  readonly database: Database;
  readonly ids: Ids;
  readonly random: Random;
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly notices: Pick<Notices, 'notify'>;
  readonly people: Pick<People, 'byIds'>;
  readonly rounds: RoundStore;
  readonly seats: SeatStore;
  readonly pool: PoolStore;
  readonly samples: Pick<SampleStore, 'passed'>;
};

/** Why something about a round is refused. */
export type RoundRefusal =
  | RefusalOf<
      typeof vettingErrors,
      | 'DUE_TOO_SOON'
      | 'NO_GOODS_TO_JUDGE'
      | 'NO_SAMPLE'
      | 'NOT_ALL_SEALED'
      | 'POOL_TOO_SMALL'
      | 'ROUND_NOT_FOUND'
      | 'ROUND_OPEN'
      | 'ROUND_STATE'
      | 'SEAL_BROKEN'
      | 'SEAT_NOT_FOUND'
      | 'SEAT_STATE'
      | 'VETO_UNANSWERED'
    >
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;
