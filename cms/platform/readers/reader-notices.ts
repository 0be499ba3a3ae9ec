import type { ReaderNotice, ReaderNoticeSums } from '../../contract';
import { definePort } from '../../kernel';
import type { Tx } from '../database/database';

/** The way to readers outside of the app (读者通知端口): a short message, else an e-mail, by what their account has. */
export type ReaderNotices = {
  /** In the transaction of what happened; gives how many readers had not been told of it before. */
  tell(tx: Tx, notices: readonly ReaderNotice[]): Promise<number>;
  /** How far the notices about something are. */
  sums(of: { readonly station: string; readonly subject: string }): Promise<ReaderNoticeSums>;
};

/** Where it is found. */
export const readerNoticesPort = definePort<ReaderNotices>('cms.reader-notices');
