import { useState } from 'react';
import { Box, Button, Flex, ProgressBar, TextInput, Typography } from '@strapi/design-system';
import { Choice, FileField, FormDialog, Row, saveFile } from '@hearth/cms/reach';
import { MOST_BILL_BYTES } from '../../contract';
import { BillOutcome } from './bill-outcome';
import { BILL_TEMPLATE, readBillFile } from './read-bill-file';
import { useBillUpload, type Upload } from './use-bill-upload';
import { useSay } from './words';

type Props = { readonly day: string; readonly onClose: () => void; readonly onDone: () => void };

/** Brings in the bill of a day: from a file to what was read of it, and to the differences that it made. */
export function BillDialog({ day: first, onClose, onDone }: Props) {
  const say = useSay();
  const [which, setWhich] = useState({ source: 'provider', day: first });
  const [csv, setCsv] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  const { upload, send, again } = useBillUpload();
  const choose = async (file: File | undefined): Promise<void> => {
    again();
    const text = file && file.size <= MOST_BILL_BYTES ? await readBillFile(file) : '';
    setTooLarge((file?.size ?? 0) > MOST_BILL_BYTES);
    setCsv(text);
  };
  const bring = async (): Promise<void> => {
    if (await send(`/shop/bills/${which.source}/${which.day}`, csv)) onDone();
  };
  const isRead = upload.is === 'read';
  return (
    <FormDialog
      title={say('books.bill.bring')}
      action={say(isRead ? 'books.bill.done' : 'books.bill.bring')}
      busy={upload.is === 'sending'}
      canSend={isRead || (csv !== '' && /^\d{4}-\d{2}-\d{2}$/.test(which.day))}
      onClose={onClose}
      onSubmit={() => (isRead ? onClose() : void bring())}
      more={<Template />}
    >
      <Which
        which={which}
        onChange={(chosen) => {
          again();
          setWhich(chosen);
        }}
      />
      <Row label={say('books.bill.file')} hint={say('books.bill.file.hint')} required>
        <FileField
          label={say('books.bill.file')}
          accept=".csv,.txt,text/csv,text/plain"
          onFile={(file) => void choose(file)}
        />
      </Row>
      {isTooLarge && <Typography textColor="danger600">{say('books.bill.too-large')}</Typography>}
      <Far upload={upload} />
    </FormDialog>
  );
}

type OfBill = { readonly source: string; readonly day: string };
type WhichProps = { readonly which: OfBill; readonly onChange: (which: OfBill) => void };

/** Whose bill it is, and of which day. */
function Which({ which, onChange }: WhichProps) {
  const say = useSay();
  return (
    <>
      <Choice
        label={say('books.bill.source')}
        value={which.source}
        options={(['provider', 'bank'] as const).map((one) => [one, say(`books.bill.source.${one}`)] as const)}
        onChange={(source) => onChange({ ...which, source })}
      />
      <Row label={say('books.bill.day')} required>
        <TextInput
          type="date"
          value={which.day}
          onChange={({ target }: { readonly target: { readonly value: string } }) =>
            onChange({ ...which, day: target.value })
          }
        />
      </Row>
    </>
  );
}

/** How far it is, and what became of it. */
function Far({ upload }: { readonly upload: Upload }) {
  const say = useSay();
  return (
    <Box role="status" aria-live="polite">
      {upload.is === 'sending' ? (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography textColor="neutral600">{say('books.bill.sending', { percent: upload.percent })}</Typography>
          <ProgressBar value={upload.percent} aria-label={say('books.bill.bring')} />
        </Flex>
      ) : (
        <BillOutcome upload={upload} />
      )}
    </Box>
  );
}

function Template() {
  const say = useSay();
  return (
    <Button
      variant="tertiary"
      onClick={() => saveFile('bill.csv', new Blob([BILL_TEMPLATE], { type: 'text/csv;charset=utf-8' }))}
    >
      {say('books.bill.template')}
    </Button>
  );
}
