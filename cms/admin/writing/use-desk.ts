import { useCallback, useEffect, useRef, useState } from 'react';
import { getFetchClient, useFetchClient, useNotification } from '@strapi/strapi/admin';
import type { WritingDesk } from '../../contract';
import { writingRoom } from '../../contract/writing-events';
import { useActing } from '../reach/use-acting';
import { useLiveRoom } from '../reach/use-live-room';
import type { Which } from '../review/reader';
import { newSession } from './session';
import { useSay } from './words';

/** A third of the lease: two words may get lost. */
const BEAT = 15_000;

/** A manuscript as this page has it open. */
export type Desk = {
  readonly session: string;
  readonly desk: WritingDesk | undefined;
  /** Somebody took it over while one wrote here. */
  readonly takenBy: string | null;
  readonly failed: boolean;
  readonly busy: boolean;
  again(): void;
  takeOver(): void;
};

type Typing = { readonly modified: boolean; readonly saving: boolean };

/** Says every few seconds that the page is open, holds the manuscript while somebody types, and hears at once when that changes. */
export function useDesk({ documentId, locale }: Which, { modified, saving }: Typing): Desk {
  const path = `/cms/writing/${documentId}/${locale}`;
  const { post } = useFetchClient();
  const [session] = useState(newSession);
  const { desk, takenBy, show } = useShownDesk();
  const [failed, setFailed] = useState(false);
  const { busy, act } = useActing();
  const now = useRef({ modified, post });
  now.current = { modified, post };
  const again = useCallback(() => {
    now.current
      .post<WritingDesk>(`${path}/beats`, { session, typing: now.current.modified })
      .then(({ data }) => {
        setFailed(false);
        show(data);
      })
      .catch(() => setFailed(true));
  }, [path, session, show]);

  useLiveRoom(writingRoom(documentId, locale), again);
  // The first letter takes it; a save that ended may have left words beside the manuscript.
  useEffect(again, [again, modified, saving]);
  useEffect(() => {
    const timer = window.setInterval(again, BEAT);
    return () => {
      window.clearInterval(timer);
      // The page's own client ends its calls with the page.
      void getFetchClient()
        .post(`${path}/leave`, { session })
        .catch(() => undefined);
    };
  }, [again, path, session]);

  const takeOver = useCallback(() => {
    const version = desk?.lock?.version ?? 0;
    void act<WritingDesk>({ method: 'post', path: `${path}/take-over`, body: { session, version } }).then((done) => {
      if (done) show(done.value);
      else again();
    });
  }, [act, again, desk, path, session, show]);
  return { session, desk, takenBy, failed, busy, again, takeOver };
}

/** The desk as it was told last, and who took it out of one's hands since. */
function useShownDesk() {
  const say = useSay();
  const { toggleNotification } = useNotification();
  const [desk, setDesk] = useState<WritingDesk>();
  const [takenBy, setTaken] = useState<string | null>(null);
  const before = useRef<WritingDesk>();
  const tell = useRef<(name: string) => void>();
  tell.current = (name) =>
    toggleNotification({ type: 'warning', message: say('lock.lost', { name }), timeout: 15_000 });
  const show = useCallback((next: WritingDesk) => {
    const wasMine = before.current?.lock?.mine === true;
    before.current = next;
    setDesk(next);
    if (next.lock?.mine) setTaken(null);
    else if (wasMine && next.lock) {
      setTaken(next.lock.name);
      tell.current?.(next.lock.name);
    }
  }, []);
  return { desk, takenBy, show };
}
