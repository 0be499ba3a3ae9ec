import { useState } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { FileField, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { z } from 'zod';
import type { parcelsContract } from '../../contract';
import { useSayShip } from './ship-words';

type Result = z.output<(typeof parcelsContract)['routes']['importNumbers']['result']>;
type Props = { readonly onClose: () => void; readonly onChanged: () => void };

/** Ships by a table of numbers, and shows each line that did nothing with its reason. */
export function ImportDialog({ onClose, onChanged }: Props) {
  const say = useSayShip();
  const { busy, act } = useActing();
  const [csv, read] = useState('');
  const [result, show] = useState<Result>();
  const send = async (): Promise<void> => {
    const answer = await act<Result>({ method: 'post', path: '/shop/parcels/import', body: { csv } });
    if (!answer) return;
    show(answer.value);
    onChanged();
  };
  return (
    <FormDialog
      title={say('ship.import')}
      action={say('ship.import.send')}
      busy={busy}
      canSend={csv !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('ship.import.about')}</Typography>
      <Row label={say('ship.import.file')} required>
        <FileField
          label={say('ship.import.file')}
          accept=".csv,text/csv"
          onFile={(file) => {
            show(undefined);
            read('');
            void file?.text().then(read);
          }}
        />
      </Row>
      {result && <Told result={result} />}
    </FormDialog>
  );
}

function Told({ result: { shipped, known, bad } }: { readonly result: Result }) {
  const say = useSayShip();
  return (
    <Box aria-live="polite">
      <Typography fontWeight="semiBold">{say('ship.import.done', { shipped, known, bad: bad.length })}</Typography>
      {bad.map(({ row, text, message }) => (
        <Typography key={row} tag="p" style={{ overflowWrap: 'anywhere' }}>
          {say('ship.import.bad', { row, message, text })}
        </Typography>
      ))}
    </Box>
  );
}
