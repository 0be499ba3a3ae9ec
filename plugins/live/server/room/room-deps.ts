import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Log, Realtime } from '@hearth/cms/platform';
import type { LivePoll } from '../../contract';
import type { MessageStore } from '../messages/message-store';
import type { BanStore } from '../moderation/ban-store';
import type { MuteStore } from '../moderation/mute-store';
import type { AuditStore } from '../moderation/audit-store';
import type { PollStore } from '../polls/poll-store';
import type { QuestionStore } from '../questions/question-store';
import type { LikeStore } from './like-store';
import type { OrderNews } from './order-news';
import type { RoomStore } from './room-store';
import type { TellRoom } from './tell-room';
import type { ViewerStore } from './viewer-store';

/** What the verbs of rooms are handed. */
export type RoomDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly realtime: Pick<Realtime, 'publish' | 'tellHere' | 'presence'>;
  readonly tell: TellRoom;
  /** Tells those who moderate, once a second. */
  readonly news: OrderNews;
  readonly rooms: RoomStore;
  readonly messages: MessageStore;
  readonly likes: LikeStore;
  readonly viewers: ViewerStore;
  readonly questions: QuestionStore;
  readonly polls: PollStore;
  readonly mutes: MuteStore;
  readonly bans: BanStore;
  readonly audits: AuditStore;
  /** Says that somebody voted; the counts are told once a second. */
  readonly voted: (poll: Pick<LivePoll, 'id' | 'room'>) => void;
};
