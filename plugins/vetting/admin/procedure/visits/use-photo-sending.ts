import { useCallback, useState } from 'react';
import { useActing } from '@hearth/cms/reach';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { VisitPhotoProgress } from '../../../contract';
import { useSay } from '../words';
import { sendPieces, type PieceAnswer } from './send-pieces.rules';
import { isSendable, type PhotoDraft } from './visit-draft.rules';

/** Which photograph of how many is on its way. */
export type Sending = { readonly at: number; readonly of: number };

type Refused = {
  readonly error?: { readonly message?: string; readonly details?: { readonly received?: number } };
};

/** Sends one piece, and reads what the host says to it in the language of the page. */
function usePutting() {
  const say = useSay();
  const { locale } = useIntl();
  return useCallback(
    async (url: string, piece: Blob): Promise<PieceAnswer> => {
      try {
        const answer = await fetch(`${url}&locale=${locale === 'en' ? 'en' : 'zh-Hans'}`, {
          method: 'PUT',
          body: piece,
        });
        // How much is there now, or a refusal in words.
        const told = (await answer.json()) as VisitPhotoProgress & Refused;
        if (answer.ok) return { ok: true, received: told.received };
        const received = told.error?.details?.received;
        const message = told.error?.message ?? say('visits.photo.broke');
        return { ok: false, message, ...(received === undefined ? {} : { received }) };
      } catch {
        return { ok: false, message: say('visits.photo.broke') };
      }
    },
    [locale, say],
  );
}

/** Sends the photographs of a visit before it is written down. What broke off goes on at the next press. */
export function usePhotoSending() {
  const { act } = useActing();
  const { toggleNotification } = useNotification();
  const [sending, setSending] = useState<Sending | undefined>();

  const put = usePutting();

  /** True when all of them are there. */
  const send = useCallback(
    async (supplier: string, photos: readonly PhotoDraft[]): Promise<boolean> => {
      try {
        for (const [index, { hash, file }] of photos.entries()) {
          setSending({ at: index + 1, of: photos.length });
          // Whoever chose the file was told already what may be sent.
          if (!isSendable(file)) return false;
          const body = { supplier, hash, type: file.type, size: file.size };
          const begun = await act<VisitPhotoProgress>({ method: 'post', path: '/vetting/visit-photos', body });
          if (!begun) return false;
          const refused = await sendPieces(file, begun.value, put);
          if (refused === undefined) continue;
          toggleNotification({ type: 'danger', message: refused });
          return false;
        }
        return true;
      } finally {
        setSending(undefined);
      }
    },
    [act, put, toggleNotification],
  );
  return { sending, send };
}
