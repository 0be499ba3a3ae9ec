import { useCallback } from 'react';
import type { Mark } from '../../contract';
import { writingRoom } from '../../contract/writing-events';
import { useActing, type Deed } from '../reach/use-acting';
import { useReading, type Reading } from '../reach/use-reading';
import { useLiveRoom } from '../reach/use-live-room';
import { useAgain } from '../review/use-again';
import type { Which } from '../review/reader';

/** All that is said about a manuscript. */
export type MarksView = {
  readonly revision: number;
  readonly marks: readonly Mark[];
  readonly open: number;
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** The remarks on a manuscript as a page holds them. */
export type MarksInHand = {
  readonly reading: Reading<MarksView>;
  readonly path: string;
  readonly busy: boolean;
  /** True when it was done; a refusal was said. */
  press(deed: Omit<Deed, 'path'> & { readonly to: string }): Promise<boolean>;
};

/** Reads the remarks on a manuscript, anew when somebody says or settles something, and acts on them. */
export function useMarks({ documentId, locale }: Which, onNews: () => void): MarksInHand {
  const path = `/cms/marks/${documentId}/${locale}`;
  const reading = useReading<MarksView>(path);
  const { reload } = reading;
  const news = useCallback(() => {
    reload();
    onNews();
  }, [reload, onNews]);
  const { busy, act } = useActing(news);
  useLiveRoom(writingRoom(documentId, locale), news);
  useAgain(reload);
  const press = async ({ to, ...deed }: Omit<Deed, 'path'> & { readonly to: string }): Promise<boolean> => {
    const done = await act({ ...deed, path: `${path}${to}` });
    if (done) news();
    return done !== undefined;
  };
  return { reading, path, busy, press };
}
