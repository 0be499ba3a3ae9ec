import { useCallback, useState } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import type { InspectionPack } from '../../contract';
import { saveFile } from '../reach/save-file';
import { useSay } from './words';

/** Fetches an archive piece by piece and hands it to the browser; `share` says how much is there while it comes. */
export function useDownload() {
  const say = useSay();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [share, setShare] = useState<number>();
  const take = useCallback(
    async ({ id, station, from, parts }: InspectionPack): Promise<void> => {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      try {
        for (let n = 0; n < parts; n += 1) {
          setShare(n / parts);
          const { data } = await get<{ data: string }>(`/cms/inspection/packs/${id}/parts/${n}`);
          pieces.push(Uint8Array.from(atob(data.data), (sign) => sign.charCodeAt(0)));
        }
        saveFile(`inspection-${station}-${from.slice(0, 10)}.tar.gz`, new Blob(pieces, { type: 'application/gzip' }));
      } catch {
        toggleNotification({ type: 'danger', message: say('cut') });
      } finally {
        setShare(undefined);
      }
    },
    [get, say, toggleNotification],
  );
  return { share, take };
}
