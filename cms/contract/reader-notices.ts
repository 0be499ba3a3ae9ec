import type { Text } from '../kernel/locale';

/** How far a notice to a reader is (读者通知状态). */
export const readerNoticeStates = ['waiting', 'sending', 'sent', 'refused', 'unsure', 'nowhere'] as const;

/** How far a notice to a reader is. `unsure`: it left and nobody answered; `nowhere`: there is no way to the reader. */
export type ReaderNoticeState = (typeof readerNoticeStates)[number];

/** What happens to a notice to a reader. */
export type ReaderNoticeEvent = 'claim' | 'accept' | 'put-off' | 'refuse' | 'lose' | 'find-no-way';

/** Something that a reader has to know whether or not they open the app (读者通知). */
export type ReaderNotice = {
  readonly station: string;
  readonly reader: string;
  /** What it is about: of one thing a reader is told once. */
  readonly subject: string;
  /** All that a short message carries; it stands on locked screens. */
  readonly title: Text;
  readonly body: Text;
};

/** How many of the readers who are to be told of something have been, as far as the house knows. */
export type ReaderNoticeSums = {
  readonly sent: number;
  readonly waiting: number;
  /** Nobody knows whether it came. */
  readonly unsure: number;
  /** It was refused, or there is no way to them. */
  readonly unreached: number;
};
