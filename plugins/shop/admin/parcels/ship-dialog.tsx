import { useState } from 'react';
import { NumberInput, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import { companyCodes, shippingCompanies, trackingNumber, type BoardLine } from '../../contract';
import { useSayShip } from './ship-words';

type Props = { readonly line: BoardLine; readonly onClose: () => void; readonly onDone: () => void };

/** Sends all or some of an order: what it holds, who carries it, and its number. */
export function ShipDialog({ line, onClose, onDone }: Props) {
  const say = useSayShip();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [company, choose] = useState<string>(companyCodes[0]);
  const [number, setNumber] = useState('');
  const waiting = line.lines.filter(({ left }) => left > 0);
  const [counts, count] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(waiting.map(({ offer, left }) => [offer, left])),
  );
  const lines = waiting
    .map(({ offer }) => ({ offer, quantity: counts[offer] ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  const isPart = waiting.some(({ offer, left }) => (counts[offer] ?? 0) < left);
  const send = async (): Promise<void> => {
    const body = { company, number, ...(isPart ? { lines } : {}) };
    if (await act({ method: 'post', path: `/shop/orders/${line.order}/parcels`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('ship.send')}
      action={say(isPart ? 'ship.send.part' : 'ship.send')}
      busy={busy}
      canSend={lines.length > 0 && trackingNumber.safeParse(number).success}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Counts
        waiting={waiting}
        counts={counts}
        onCount={(offer, n) => count((before) => ({ ...before, [offer]: n }))}
      />
      <Choice
        label={say('ship.company')}
        value={company}
        options={companyCodes.map((code) => [code, spoken(shippingCompanies[code])] as const)}
        onChange={choose}
      />
      <NumberField number={number} onNumber={setNumber} />
      {isPart && <Typography textColor="neutral600">{say('ship.part.about')}</Typography>}
    </FormDialog>
  );
}

type CountsProps = {
  readonly waiting: BoardLine['lines'];
  readonly counts: Readonly<Record<string, number>>;
  readonly onCount: (offer: string, count: number) => void;
};

function Counts({ waiting, counts, onCount }: CountsProps) {
  const say = useSayShip();
  const spoken = useSpoken();
  return waiting.map(({ offer, title, spec, left }) => (
    <Row key={offer} label={`${spoken(title)} ${spec}`} hint={say('ship.left', { left })}>
      <NumberInput
        value={counts[offer] ?? 0}
        min={0}
        max={left}
        onValueChange={(value) => onCount(offer, Math.min(Math.max(Math.trunc(value ?? 0), 0), left))}
      />
    </Row>
  ));
}

type NumberProps = { readonly number: string; readonly onNumber: (number: string) => void };

function NumberField({ number, onNumber }: NumberProps) {
  const say = useSayShip();
  return (
    <Row label={say('ship.number')} required>
      <TextInput
        required
        maxLength={32}
        value={number}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }: { readonly target: { readonly value: string } }) => onNumber(target.value)}
      />
    </Row>
  );
}
