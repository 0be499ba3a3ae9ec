import { useState } from 'react';
import { Checkbox, Flex, NumberInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading } from '@hearth/cms/reach';
import type { CouponBatch } from '@hearth/shop/contract';
import { reminderSlots, type ReminderSlot, type ReservationOffer } from '../../contract';
import { useSay } from './words';

type Props = {
  readonly session: string;
  readonly known: ReservationOffer | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** What is proposed where nothing was offered yet. */
const UNOFFERED = { capacity: null, slots: reminderSlots, benefit: null, version: 0 };

/** Lets viewers reserve a live: how many, when they are reminded, and what they are given who come. */
export function OfferReservationsDialog({ session, known, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const { version, ...offered } = known ?? UNOFFERED;
  const [capacity, setCapacity] = useState<number | undefined>(offered.capacity ?? undefined);
  const [slots, setSlots] = useState<readonly ReminderSlot[]>(offered.slots);
  const [benefit, setBenefit] = useState(offered.benefit ?? '');
  const [benefits, setBenefits] = useState<number | undefined>(undefined);
  const send = async (): Promise<void> => {
    const given = benefit === '' ? { benefit: null, benefits: 0 } : { benefit, benefits: benefits ?? 0 };
    const body = { capacity: capacity ?? null, slots, ...given, version };
    if (!(await act({ method: 'put', path: `/live/reservations/${session}`, body }))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say('games.reservation.offer')}
      action={say('games.save')}
      busy={busy}
      canSend={benefit === '' || benefits !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('games.reservation.capacity')} hint={say('games.reservation.capacity.hint')}>
        <NumberInput {...(capacity !== undefined && { value: capacity })} step={1} onValueChange={setCapacity} />
      </Row>
      <Slots slots={slots} onChange={setSlots} />
      <Benefit benefit={benefit} onChange={setBenefit} />
      {benefit !== '' && (
        <Row label={say('games.reservation.benefits')} hint={say('games.reservation.benefits.hint')} required>
          <NumberInput {...(benefits !== undefined && { value: benefits })} step={1} onValueChange={setBenefits} />
        </Row>
      )}
    </FormDialog>
  );
}

type SlotsProps = { readonly slots: readonly ReminderSlot[]; readonly onChange: (slots: ReminderSlot[]) => void };

function Slots({ slots, onChange }: SlotsProps) {
  const say = useSay();
  return (
    <Row label={say('games.reservation.slots')}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {reminderSlots.map((slot) => (
          <Checkbox
            key={slot}
            checked={slots.includes(slot)}
            onCheckedChange={(isOn: boolean | 'indeterminate') =>
              onChange(reminderSlots.filter((one) => (one === slot ? isOn === true : slots.includes(one))))
            }
          >
            {say(`games.slot.${slot}`)}
          </Checkbox>
        ))}
      </Flex>
    </Row>
  );
}

function Benefit({ benefit, onChange }: { readonly benefit: string; readonly onChange: (batch: string) => void }) {
  const say = useSay();
  const found = useReading<{ batches: CouponBatch[] }>('/shop/coupon-batches');
  const open = (found.value?.batches ?? []).filter(({ closed }) => !closed);
  return (
    <Choice
      label={say('games.reservation.benefit')}
      value={benefit}
      options={[['', say('games.reservation.no-benefit')], ...open.map(({ id, name }) => [id, name] as const)]}
      onChange={onChange}
    />
  );
}
