import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { FileField, useActing } from '@hearth/cms/reach';
import { sealOf, type BlindSheet, type Reveal } from '../../contract';
import { useSay } from '../rounds/words';
import { placeOf, readKept } from './kept-sheet.rules';

type Props = { readonly sheet: BlindSheet; readonly me: string; readonly onDone: () => void };

/** Opens a sheet with what this device kept, or with the copy that was saved; the page says before sending whether it fits the seal. */
export function OpenSheet({ sheet, me, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const { code, attempt, commitment } = sheet;
  const [own, setOwn] = useState<Reveal | undefined>(() => readKept(localStorage.getItem(placeOf(code, attempt))));
  const fits = own !== undefined && sealOf({ ...own, code, person: me }) === commitment;
  const open = async (): Promise<void> => {
    const done = await act({ method: 'post', path: `/vetting/panel/sheets/${code}/reveal`, body: { ...own } });
    if (done) localStorage.removeItem(placeOf(code, attempt));
    onDone();
  };
  const take = (file: File | undefined): void => {
    void file?.text().then((text) => setOwn(readKept(text)));
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={4}>
      <Typography>{say(fits ? 'sheet.open.about' : 'sheet.open.missing')}</Typography>
      {!fits && <FileField label={say('sheet.open.copy')} accept="application/json" onFile={take} />}
      <Button size="L" loading={busy} disabled={!fits} onClick={() => void open()}>
        {say('sheet.open')}
      </Button>
    </Flex>
  );
}
