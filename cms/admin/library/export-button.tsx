import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { saveFile } from './save-file';
import { useSay } from './words';

type Export = { readonly name: string; readonly csv: string; readonly lines: number; readonly more: boolean };

/** Takes what was found away as a table. */
export function ExportButton({ query }: { readonly query: string }) {
  const say = useSay();
  const { get } = useFetchClient();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await get<Export>(`/cms/library/export?${query}`, {
        headers: { 'Accept-Language': locale === 'en' ? 'en' : 'zh-Hans' },
      });
      saveFile(data.name, new Blob([data.csv], { type: 'text/csv' }));
      if (data.more) toggleNotification({ type: 'info', message: say('export.more', { lines: data.lines }) });
    } catch {
      toggleNotification({ type: 'danger', message: say('failed') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="tertiary" startIcon={<Download />} loading={busy} onClick={() => void take()}>
      {say('export')}
    </Button>
  );
}
