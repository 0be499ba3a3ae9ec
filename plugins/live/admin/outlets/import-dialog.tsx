import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { Choice, FileField, FormDialog, Row, useActing } from '@hearth/cms/reach';
import { finalities, MOST_REPORT_SIGNS, type Finality, type ImportReport, type Outlet } from '../../contract';
import { pressId } from '../numbers/press-id';
import { useSay, type Typed } from '../numbers/words';

type Props = {
  readonly session: string;
  readonly outlet: Outlet;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

type Chosen = { readonly name: string; readonly csv: string };

/** Platforms still write GBK here and there, and a wrong reading would make every head of it bad. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Brings in what a platform reported, as its own file says it: nothing is typed in by hand. */
export function ImportDialog({ session, outlet, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [press] = useState(pressId);
  const [chosen, choose] = useState<Chosen>();
  const [asOf, setAsOf] = useState('');
  const [finality, setFinality] = useState<Finality>('provisional');
  const isTooLarge = (chosen?.csv.length ?? 0) > MOST_REPORT_SIGNS;
  const canSend = chosen !== undefined && chosen.csv !== '' && !isTooLarge && /^\d{4}-\d{2}-\d{2}$/.test(asOf);
  const take = async (file: File | undefined): Promise<void> => {
    choose(file && { name: file.name.slice(-120), csv: await textOf(file) });
  };
  const send = async (): Promise<void> => {
    if (!chosen) return;
    const body: ImportReport = { press, fileName: chosen.name, csv: chosen.csv, asOf, finality };
    const path = `/live/numbers/${session}/outlets/${outlet.id}/reports`;
    if (!(await act({ method: 'post', path, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('numbers.outlets.import')}
      action={say('numbers.outlets.import')}
      busy={busy}
      canSend={canSend}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('numbers.outlets.file')} hint={say('numbers.outlets.file.hint')} required>
        <FileField
          label={say('numbers.outlets.file')}
          accept=".csv,.txt,text/csv,text/plain"
          onFile={(file) => void take(file)}
        />
      </Row>
      {isTooLarge && <Typography textColor="danger600">{say('numbers.outlets.tooLarge')}</Typography>}
      <Row label={say('numbers.outlets.asOf')} hint={say('numbers.outlets.asOf.hint')} required>
        <TextInput type="date" value={asOf} onChange={({ target }: Typed) => setAsOf(target.value)} />
      </Row>
      <FinalityChoice finality={finality} onChange={setFinality} />
      <Typography variant="pi" textColor="neutral600">
        {say('numbers.outlets.import.about')}
      </Typography>
    </FormDialog>
  );
}

type FinalityProps = { readonly finality: Finality; readonly onChange: (finality: Finality) => void };

function FinalityChoice({ finality, onChange }: FinalityProps) {
  const say = useSay();
  return (
    <Choice
      label={say('numbers.outlets.finality')}
      value={finality}
      options={finalities.map((one) => [one, say(`numbers.${one}`)] as const)}
      onChange={(picked) => onChange(finalities.find((one) => one === picked) ?? 'provisional')}
    />
  );
}
