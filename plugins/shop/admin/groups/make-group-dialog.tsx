import { useState } from 'react';
import { DateTimePicker, NumberInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useReading } from '@hearth/cms/reach';
import type { Leader, MakeGroup, Offer } from '../../contract';
import { useSay } from '../books/words';
import { yuanOf } from '../payments/payment-words';

type Props = {
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (group: MakeGroup) => void;
};

const DAY = 86_400_000;

type Draft = {
  readonly offer: string;
  readonly leader: string;
  readonly cutoff: Date | undefined;
  readonly minimum: number | undefined;
};

/** Gathers a group: for which offer, who leads it, until when, from how many on. */
export function MakeGroupDialog({ busy, onClose, onSend }: Props) {
  const say = useSay();
  const { open, approved } = useChoices();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ offer: '', leader: '', minimum: 10, cutoff: new Date(Date.now() + DAY) },
  }));
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const group = groupOf(draft);
  return (
    <FormDialog
      title={say('groups.make')}
      action={say('groups.save')}
      busy={busy}
      canSend={group !== undefined}
      onClose={onClose}
      onSubmit={() => group && onSend(group)}
    >
      {open?.length === 0 && <Typography textColor="neutral600">{say('groups.no-offers')}</Typography>}
      {approved?.length === 0 && <Typography textColor="neutral600">{say('groups.no-leaders')}</Typography>}
      <Choice
        label={say('groups.offer')}
        value={draft.offer}
        options={(open ?? []).map(({ id, price, promise }) => [id, `${yuanOf(price)} · ${promise}`])}
        onChange={(offer) => change({ offer })}
      />
      <Choice
        label={say('groups.leader')}
        value={draft.leader}
        options={(approved ?? []).map(({ id, name, point }) => [id, `${name} · ${point}`])}
        onChange={(leader) => change({ leader })}
      />
      <Row label={say('groups.cutoff')} required>
        <DateTimePicker
          {...(draft.cutoff && { value: draft.cutoff })}
          dateLabel={say('groups.cutoff')}
          timeLabel={say('coupons.time')}
          clearLabel={say('coupons.clear')}
          onChange={(cutoff) => change({ cutoff })}
          onClear={() => change({ cutoff: undefined })}
        />
      </Row>
      <Row label={say('groups.minimum')} hint={say('groups.minimum.hint')} required>
        <NumberInput value={draft.minimum ?? 0} step={1} onValueChange={(minimum) => change({ minimum })} />
      </Row>
    </FormDialog>
  );
}

/** What is on sale, and who may lead; nothing while it is being read. */
function useChoices() {
  const offers = useReading<{ readonly offers: readonly Offer[] }>('/shop/offers').value?.offers;
  const leaders = useReading<{ readonly leaders: readonly Leader[] }>('/shop/group-leaders').value?.leaders;
  return {
    open: offers?.filter(({ state }) => state === 'open'),
    approved: leaders?.filter(({ state }) => state === 'approved'),
  };
}

/** The group, once nothing is missing. */
function groupOf({ offer, leader, cutoff, minimum = 0 }: Draft): MakeGroup | undefined {
  if (offer === '' || leader === '' || !cutoff || minimum < 1) return undefined;
  return { offer, leader, cutoff: cutoff.toISOString(), minimum };
}
