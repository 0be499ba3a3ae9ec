import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { saveFile, tableFile } from '@hearth/cms/reach';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useSay } from '../words';
import { LINES_A_PAGE } from './joined-lines.rules';

type Props<Line> = {
  /** The path of the list, with a query already. */
  readonly path: string;
  readonly noun: string;
  /** The host answers it whole, not page by page. */
  readonly isWhole?: boolean;
  readonly heads: readonly string[];
  readonly cells: (line: Line) => readonly string[];
};

/** So many pages are a hundred thousand lines; nobody opens more in a spreadsheet. */
const MOST_PAGES = 2_000;

/** Takes the whole list away as a table, however much of it is on the page. */
export function TakeTable<Line extends { readonly id: string }>({
  path,
  noun,
  isWhole = false,
  heads,
  cells,
}: Props<Line>) {
  const say = useSay();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      const lines: Line[] = [];
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const from = lines.at(-1)?.id;
        const { data } = await get<Record<string, Line[]>>(from === undefined ? path : `${path}&before=${from}`);
        const next = data[noun] ?? [];
        lines.push(...next);
        if (isWhole || next.length < LINES_A_PAGE) break;
      }
      saveFile(`${noun}-${new Date().toISOString().slice(0, 10)}.csv`, tableFile(heads, lines.map(cells)));
    } catch {
      toggleNotification({ type: 'danger', message: say('list.take.cut') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="tertiary" startIcon={<Download />} loading={busy} onClick={() => void take()}>
      {say('list.take')}
    </Button>
  );
}
