import { useCallback, useState } from 'react';
import { useActing } from '@hearth/cms/reach';
import { useNotification } from '@strapi/strapi/admin';
import type { PaperFile } from '../../contract';
import { useSay } from './words';

type Refused = { readonly error?: { readonly message?: string } };

/** Sends a file to an address that is asked for first, and says in words why it was not taken. */
export function useUpload() {
  const say = useSay();
  const { act } = useActing();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const upload = useCallback(
    async (file: File): Promise<PaperFile | undefined> => {
      setBusy(true);
      try {
        const ticket = await act<{ readonly url: string }>({ method: 'post', path: '/vetting/files', body: {} });
        if (!ticket) return undefined;
        const headers = { 'content-type': file.type || 'application/octet-stream' };
        const answer = await fetch(ticket.value.url, { method: 'PUT', headers, body: file });
        // What the host answers to a file: what it is, or a refusal in words.
        const told = (await answer.json()) as PaperFile & Refused;
        if (answer.ok) return told;
        toggleNotification({ type: 'danger', message: told.error?.message ?? say('goods.upload.failed') });
      } catch {
        toggleNotification({ type: 'danger', message: say('goods.upload.failed') });
      } finally {
        setBusy(false);
      }
      return undefined;
    },
    [act, say, toggleNotification],
  );
  return { busy, upload };
}
