import { useCallback, useEffect, useRef, useState } from 'react';
import { useAuth, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { saveFile } from './save-file';

/** How many lines have come, and of how many as soon as that is known. */
export type Progress = { readonly lines: number; readonly total: number | undefined };

const END_OF_LINE = 10;
/** Often enough to see that it moves; every piece would paint the page thousands of times. */
const TELL_EVERY = 500;

/** Takes a table away as it flows from the host; leaving the page or pressing stop ends it on both sides. */
export function useExport() {
  const { locale, formatMessage } = useIntl();
  const { get } = useFetchClient();
  const token = useAuth('useExport', (state) => state.token);
  const { toggleNotification } = useNotification();
  const [progress, setProgress] = useState<Progress>();
  const running = useRef<AbortController>(undefined);
  const latest = useRef(token);
  useEffect(() => {
    latest.current = token;
  }, [token]);
  useEffect(() => () => running.current?.abort(), []);
  const take = useCallback(
    async (path: string): Promise<void> => {
      const leave = new AbortController();
      running.current = leave;
      setProgress({ lines: 0, total: undefined });
      try {
        const speech = locale === 'en' ? 'en' : 'zh-Hans';
        const ask = () => asked({ path, speech, token: latest.current, signal: leave.signal });
        let answer = await ask();
        if (answer.status === 401) {
          // Strapi's own client renews a sign-in whose time is over.
          await get('/cms/people/me');
          answer = await ask();
        }
        if (!answer.ok) {
          const message = (await sentenceOf(answer)) ?? formatMessage({ id: 'cms.reach.unread' });
          toggleNotification({ type: answer.status === 409 ? 'warning' : 'danger', message });
          return;
        }
        const total = Number(answer.headers.get('X-Lines'));
        const file = await received(answer, (lines) => setProgress({ lines, total }));
        saveFile(nameOf(answer), file);
        const message = formatMessage({ id: 'cms.reach.export.done' }, { lines: total });
        toggleNotification({ type: 'success', message });
      } catch {
        if (leave.signal.aborted) return;
        toggleNotification({ type: 'danger', message: formatMessage({ id: 'cms.reach.export.cut' }) });
      } finally {
        setProgress(undefined);
      }
    },
    [get, locale, formatMessage, toggleNotification],
  );
  return { progress, take, stop: useCallback(() => running.current?.abort(), []) };
}

type Asked = {
  readonly path: string;
  readonly speech: string;
  readonly token: string | null | undefined;
  readonly signal: AbortSignal;
};

/** Strapi's client waits for whole answers; this one is read while it comes. */
const asked = ({ path, speech, token, signal }: Asked): Promise<Response> =>
  fetch(path, {
    headers: { Authorization: `Bearer ${token ?? ''}`, 'Accept-Language': speech },
    signal,
  });

async function received(answer: Response, tell: (lines: number) => void): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = answer.body?.getReader();
  // The head of the table is no line of it.
  let lines = -1;
  let told = 0;
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return new Blob(pieces, { type: 'text/csv' });
    pieces.push(piece.value);
    for (const byte of piece.value) if (byte === END_OF_LINE) lines += 1;
    if (lines - told < TELL_EVERY) continue;
    told = lines;
    tell(lines);
  }
}

const nameOf = (answer: Response): string =>
  /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'table.csv';

async function sentenceOf(answer: Response): Promise<string | undefined> {
  // A refusal of ours; anything else has no sentence.
  const body = (await answer.json().catch(() => ({}))) as { error?: { message?: string } };
  return body.error?.message;
}
