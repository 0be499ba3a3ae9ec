import { useCallback, useEffect, useRef, useState } from 'react';
import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { BillRead } from '../../contract';

/** A line that could not be read. */
export type BadLine = { readonly row: number; readonly fault: string };

/** How far a bill is. */
export type Upload =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly percent: number }
  | { readonly is: 'read'; readonly read: BillRead }
  | { readonly is: 'bad'; readonly rows: readonly BadLine[]; readonly more: number }
  | { readonly is: 'refused'; readonly sentence: string };

type Answer = BillRead & {
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly details?: { readonly rows?: readonly BadLine[]; readonly more?: number };
  };
};

/** Sends a bill and says how far it is; what could not be read comes back line by line. */
export function useBillUpload() {
  const { locale, formatMessage } = useIntl();
  const { get } = useFetchClient();
  const token = useAuth('useBillUpload', (state) => state.token);
  const [upload, setUpload] = useState<Upload>({ is: 'idle' });
  const latest = useRef(token);
  const running = useRef<XMLHttpRequest>(undefined);
  useEffect(() => {
    latest.current = token;
  }, [token]);
  useEffect(() => () => running.current?.abort(), []);
  const send = useCallback(
    async (path: string, csv: string): Promise<boolean> => {
      setUpload({ is: 'sending', percent: 0 });
      try {
        // Strapi's own client renews a sign-in whose time is over; it tells nothing of how far a body is.
        await get('/cms/people/me');
        const request = new XMLHttpRequest();
        running.current = request;
        const speech = locale === 'en' ? 'en' : 'zh-Hans';
        const headers = { Authorization: `Bearer ${latest.current ?? ''}`, 'Accept-Language': speech };
        const told = await sent(request, {
          ...{ path, headers, body: JSON.stringify({ csv }) },
          far: (percent) => setUpload({ is: 'sending', percent }),
        });
        const next = outcomeOf(told, formatMessage({ id: 'cms.reach.failed' }));
        setUpload(next);
        return next.is === 'read';
      } catch {
        setUpload({ is: 'refused', sentence: formatMessage({ id: 'cms.reach.failed' }) });
        return false;
      }
    },
    [get, locale, formatMessage],
  );
  return { upload, send, again: useCallback(() => setUpload({ is: 'idle' }), []) };
}

function outcomeOf({ error, ...read }: Answer, unsaid: string): Upload {
  if (!error) return { is: 'read', read };
  const { rows, more = 0 } = error.details ?? {};
  if (error.code === 'BOOKS.BILL_UNREADABLE' && rows) return { is: 'bad', rows, more };
  return { is: 'refused', sentence: error.message ?? unsaid };
}

type Sending = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly far: (percent: number) => void;
};

/** The one way of a browser that tells how much of a body has gone. */
function sent(request: XMLHttpRequest, { path, headers, body, far }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.open('PUT', path);
    request.responseType = 'json';
    for (const [name, value] of Object.entries({ ...headers, 'Content-Type': 'application/json' }))
      request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => far(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => {
      // The answer of the contract, or its refusal; a stranger's page is neither.
      const answer = request.response as Answer | null;
      if (answer) resolve(answer);
      else reject(new Error('no answer'));
    };
    request.onerror = () => reject(new Error('not sent'));
    request.onabort = () => reject(new Error('left'));
    request.send(body);
  });
}
