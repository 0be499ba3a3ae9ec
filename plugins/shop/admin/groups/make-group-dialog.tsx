import { useState } from 'react';
import { NumberInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, MomentField, Row, useReading } from '@hearth/cms/reach';
import type { DeskOffer, Leader, MakeGroup } from '../../contract';
import { useSay } from '../books/words';
import { useGoodsName } from '../desk/goods-name';
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
  readonly cutoff: string | null;
  readonly minimum: number | undefined;
};

/** Gathers a group: for which offer, who leads it, until when, from how many on. */
export function MakeGroupDialog({ busy, onClose, onSend }: Props) {
  const say = useSay();
  const named = useGoodsName();
  const { open, approved } = useChoices();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ offer: '', leader: '', minimum: 10, cutoff: new Date(Date.now() + DAY).toISOString() },
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
        options={(open ?? []).map(({ id, goods, price }) => [id, `${named(goods)} · ${yuanOf(price)}`])}
        onChange={(offer) => change({ offer })}
      />
      <Choice
        label={say('groups.leader')}
        value={draft.leader}
        options={(approved ?? []).map(({ id, name, point }) => [id, `${name} · ${point}`])}
        onChange={(leader) => change({ leader })}
      />
      <MomentField
        label={say('groups.cutoff')}
        value={draft.cutoff}
        required
        onChange={(cutoff) => change({ cutoff })}
      />
      <Row label={say('groups.minimum')} hint={say('groups.minimum.hint')} required>
        <NumberInput value={draft.minimum ?? 0} step={1} onValueChange={(minimum) => change({ minimum })} />
      </Row>
    </FormDialog>
  );
}

/** What is on sale, and who may lead; nothing while it is being read. */
function useChoices() {
  const offers = useReading<{ readonly offers: readonly DeskOffer[] }>('/shop/offers?state=open').value?.offers;
  const leaders = useReading<{ readonly leaders: readonly Leader[] }>('/shop/group-leaders').value?.leaders;
  return {
    open: offers,
    approved: leaders?.filter(({ state }) => state === 'approved'),
  };
}

/** The group, once nothing is missing. */
function groupOf({ offer, leader, cutoff, minimum = 0 }: Draft): MakeGroup | undefined {
  if (offer === '' || leader === '' || !cutoff || minimum < 1) return undefined;
  return { offer, leader, cutoff, minimum };
}
