import { z } from 'zod';
import { readerNoticesPort, type JobKind, type Platform, type Slice } from '../../platform';
import { createReaderStore } from '../accounts/reader-store';
import { readerNoticeMachine } from './reader-notice.machine';
import { readerNoticeStore } from './reader-notice-store';
import { sendNotices, tellReaders, type ReaderNoticeDeps } from './send-notices';

const why = z.strictObject({ why: z.literal('due') });
const DUE: JobKind<typeof why> = { name: 'reader-notices.send', schema: why };

const depsOf = (platform: Platform): ReaderNoticeDeps => {
  const { database, ids, clock, log, sms, mail, jobs } = platform;
  return {
    ...{ database, ids, clock, log, sms, mail, notices: readerNoticeStore, readers: createReaderStore(platform) },
    due: (tx) => jobs.enqueue(tx, DUE, { data: { why: 'due' }, key: 'due' }),
  };
};

/** Notices to readers (读者通知): what they have to know whether or not they open the app. */
export const readerNoticesSlice: Slice = {
  name: 'reader-notices',
  machines: [readerNoticeMachine],
  register: (platform) => {
    const { ports, jobs, schedule, personalData, database } = platform;
    const deps = depsOf(platform);
    ports.offer(readerNoticesPort, {
      tell: (tx, notices) => tellReaders(deps, tx, notices),
      sums: (of) => readerNoticeStore.sums(database.read, of),
    });
    jobs.define({ ...DUE, handle: () => sendNotices(deps), atOnce: 2 });
    schedule.tick({
      ...{ name: 'reader-notices.due', cron: '* * * * *', missed: 'skip' },
      // For what was put off, and for what is left of a node that died.
      handle: () => Promise.resolve((tx) => deps.due(tx)),
    });
    personalData.register({
      name: 'notices',
      export: (reader) => readerNoticeStore.ofReader(database.read, reader),
      erase: (tx, reader) => readerNoticeStore.forget(tx, reader),
    });
  },
};
