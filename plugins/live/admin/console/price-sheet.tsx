import { useState } from 'react';
import { useSpoken } from '@hearth/cms/reach';
import { PRICE_LIMITS, type LivePrice, type PinnedProduct } from '../../contract';
import { Field } from './look';
import { FormSheet } from './sheet';
import type { Desk } from './use-desk';
import { useSay } from './words';
import { yuanOf } from './yuan.rules';

type Props = {
  readonly desk: Desk;
  readonly session: string;
  readonly pinned: PinnedProduct | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const FIELDS = [
  ['yuan', { min: 0.01, max: 1_000_000 }],
  ['total', { min: 1, max: 100_000 }],
  ['perBuyer', { min: 1, max: 99 }],
  ['countdown', PRICE_LIMITS.countdown],
  ['minutes', PRICE_LIMITS.minutes],
] as const;

/** A price for some minutes for what is pinned; without a pin there is nothing to price. */
export function PriceSheet({ pinned, ...rest }: Props) {
  return pinned && <PriceForm {...rest} pinned={pinned} />;
}

type FormProps = Omit<Props, 'pinned'> & { readonly pinned: PinnedProduct };

/** What it costs, how many there are, how long. */
function PriceForm({ desk, session, pinned, onClose, onDone }: FormProps) {
  const say = useSay();
  const spoken = useSpoken();
  const [draft, setDraft] = useState({ yuan: '', total: '100', perBuyer: '1', countdown: '10', minutes: '5' });
  const price = Math.round(Number(draft.yuan) * 100);
  const [total, perBuyer] = [Number(draft.total), Number(draft.perBuyer)];
  const isLower = price > 0 && price < pinned.price;
  const send = async (): Promise<boolean> => {
    const body = { offer: pinned.offer, price, total, perBuyer };
    const times = { countdown: Number(draft.countdown), minutes: Number(draft.minutes) };
    const made = await desk.press<LivePrice>({
      deed: 'price-open',
      change: (view) => view,
      ask: { method: 'post', path: `/live/sessions/${session}/prices`, body: { ...body, ...times } },
    });
    if (made) onDone();
    return made !== undefined;
  };
  return (
    <FormSheet
      title={say('price.open')}
      action={say('price.do')}
      canSend={isLower && perBuyer <= total}
      refusal={desk.refusal}
      onClose={onClose}
      onSend={send}
    >
      <p style={{ marginBottom: '1.6rem' }}>
        {say('price.about', { title: spoken(pinned.title), price: yuanOf(pinned.price) })}
      </p>
      {FIELDS.map(([name, limits]) => (
        <Field key={name}>
          {say(`price.${name}`)}
          <input
            type="number"
            required
            step={name === 'yuan' ? 0.01 : 1}
            {...limits}
            value={draft[name]}
            onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
          />
        </Field>
      ))}
    </FormSheet>
  );
}
