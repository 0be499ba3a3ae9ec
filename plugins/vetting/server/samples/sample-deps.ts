import type { RefusalOf } from '@hearth/cms/contract';
import type { Ids, Random, Refusal } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { vettingErrors } from '../../contract';
import type { MoveGoodsDeps } from '../rounds/move-goods';
import type { SampleStore } from './sample-store';

/** What the verbs of samples are handed. */
export type SampleDeps = MoveGoodsDeps & {
  readonly database: Database;
  readonly ids: Ids;
  readonly random: Random;
  readonly samples: SampleStore;
};

/** Why something about a sample is refused. */
export type SampleRefusal =
  | RefusalOf<
      typeof vettingErrors,
      | 'KEPT_LONGER'
      | 'LOT_OF_OTHERS'
      | 'NO_GOODS_TO_JUDGE'
      | 'SAMPLE_NOT_FOUND'
      | 'SAMPLE_STATE'
      | 'SHELF_LIFE_OVER'
      | 'TAG_USED'
    >
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;
