import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Log } from '@hearth/cms/platform';
import type { GoodsShower } from '@hearth/vetting/contract';
import type { AssistantDriver } from '../../contract';
import type { HostStore } from '../hosts/host-store';
import type { LiveBook } from '../robots/live-book';
import type { AnswerStore } from './answer-store';

/** What the verbs of questions and answers are handed. */
export type AnswerDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly answers: AnswerStore;
  readonly hosts: Pick<HostStore, 'answering'>;
  readonly lives: LiveBook;
  readonly goods: Pick<GoodsShower, 'of'>;
  /** Who answers now: a model where there is one, otherwise words alone. */
  readonly driver: () => AssistantDriver;
};
