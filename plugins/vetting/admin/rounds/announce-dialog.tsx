import { useState } from 'react';
import { Textarea, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading, useSpoken } from '@hearth/cms/reach';
import { blockWords, rubricBlocks, type Briefs, type Judgeable } from '../../contract';
import { useSay } from './words';

type Props = { readonly onClose: () => void; readonly onDone: () => void };
type Typed = { readonly target: { readonly value: string } };

const SEATS = ['3', '5', '7'] as const;
// An empty word for each block.
const NO_WORDS = Object.fromEntries(rubricBlocks.map((block) => [block, ''])) as Briefs;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Announces a round: which goods, how many seats, until when, and what the panel is told without names. */
export function AnnounceDialog({ onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const goods = useReading<{ goods: Judgeable[] }>('/vetting/judgeable').value?.goods ?? [];
  const [chosen, choose] = useState<string | undefined>();
  const [seats, setSeats] = useState<string>('3');
  const [due, setDue] = useState(inDays(3));
  const [briefs, setBriefs] = useState(NO_WORDS);
  const product = chosen ?? goods[0]?.id;
  const send = async (): Promise<void> => {
    const dueAt = new Date(`${due}T18:00:00+08:00`).toISOString();
    const body = { product, seats: Number(seats), dueAt, briefs };
    if (!(await act({ method: 'post', path: '/vetting/rounds', body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('rounds.announce')}
      action={say('rounds.announce.do')}
      busy={busy}
      canSend={product !== undefined && due !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography textColor="neutral600">{say('rounds.announce.about')}</Typography>
      {product === undefined ? (
        <Typography>{say('rounds.announce.none')}</Typography>
      ) : (
        <Choice
          label={say('rounds.column.goods')}
          value={product}
          options={goods.map(({ id, title, supplier }) => [id, `${title} · ${supplier}`] as const)}
          onChange={choose}
        />
      )}
      <Choice
        label={say('rounds.seats')}
        hint={say('rounds.seats.hint')}
        value={seats}
        options={SEATS.map((one) => [one, one] as const)}
        onChange={setSeats}
      />
      <Row label={say('rounds.due')} hint={say('rounds.due.hint')} required>
        <TextInput type="date" value={due} min={inDays(1)} onChange={({ target }: Typed) => setDue(target.value)} />
      </Row>
      <BriefFields briefs={briefs} onChange={setBriefs} />
    </FormDialog>
  );
}

function BriefFields({ briefs, onChange }: { readonly briefs: Briefs; readonly onChange: (briefs: Briefs) => void }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <>
      <Typography variant="pi" textColor="neutral600">
        {say('rounds.briefs.hint')}
      </Typography>
      {rubricBlocks.map((block) => (
        <Row key={block} label={spoken(blockWords[block].name)}>
          <Textarea
            maxLength={1_000}
            value={briefs[block]}
            onChange={({ target }: Typed) => onChange({ ...briefs, [block]: target.value })}
          />
        </Row>
      ))}
    </>
  );
}
