import { useState } from 'react';
import { Grid, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, MomentField, Row, useReading } from '@hearth/cms/reach';
import type { CouponBatch } from '@hearth/shop/contract';
import { envelopeAudiences, envelopePayouts, envelopeSplits, type MakeEnvelope } from '../../contract';
import { EMPTY_ENVELOPE, envelopeFrom, type EnvelopeDraft } from './envelope-draft.rules';
import { SessionChoice } from './session-choice';
import { useSay } from './words';

type Props = {
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (envelope: MakeEnvelope) => void;
};

type Change = { readonly draft: EnvelopeDraft; readonly onChange: (part: Partial<EnvelopeDraft>) => void };

/** Makes a red packet: how much, how many, how it is split, and when. It costs nothing until somebody else funds it. */
export function MakeEnvelopeDialog({ busy, onClose, onSend }: Props) {
  const say = useSay();
  const [draft, setDraft] = useState<EnvelopeDraft>(EMPTY_ENVELOPE);
  const onChange = (part: Partial<EnvelopeDraft>): void => setDraft({ ...draft, ...part });
  const envelope = envelopeFrom(draft);
  return (
    <FormDialog
      title={say('games.envelope.make')}
      action={say('games.save')}
      busy={busy}
      canSend={envelope !== undefined}
      onClose={onClose}
      onSubmit={() => envelope && onSend(envelope)}
    >
      <SessionChoice value={draft.session} onChange={(session) => onChange({ session })} />
      <Row label={say('games.envelope.column.title')} required>
        <TextInput
          value={draft.title}
          maxLength={60}
          onChange={({ target }: { target: { value: string } }) => onChange({ title: target.value })}
        />
      </Row>
      <What draft={draft} onChange={onChange} />
      <Figures draft={draft} onChange={onChange} />
      <Choice
        label={say('games.envelope.audience')}
        value={draft.audience}
        options={envelopeAudiences.map((one) => [one, say(`games.audience.${one}`)])}
        onChange={(chosen) => onChange({ audience: envelopeAudiences.find((one) => one === chosen) ?? 'all' })}
      />
      <Typography variant="pi" textColor="neutral600">
        {say('games.envelope.fixed')}
      </Typography>
    </FormDialog>
  );
}

/** Coupons are all alike: choosing a batch says how much each share is. */
function What({ draft, onChange }: Change) {
  const say = useSay();
  const isCoupon = draft.payout === 'coupon';
  const batches = useReading<{ batches: CouponBatch[] }>(isCoupon ? '/shop/coupon-batches' : undefined);
  const open = (batches.value?.batches ?? []).filter(({ closed, payer }) => !closed && payer === 'station');
  const choose = (id: string): void => onChange({ couponBatch: id, cut: open.find((one) => one.id === id)?.cut ?? 0 });
  return (
    <>
      <Choice
        label={say('games.envelope.payout')}
        value={draft.payout}
        options={envelopePayouts.map((one) => [one, say(`games.payout.${one}`)])}
        onChange={(chosen) => onChange({ payout: envelopePayouts.find((one) => one === chosen) ?? 'account' })}
      />
      {isCoupon ? (
        <Choice
          label={say('games.envelope.batch')}
          value={draft.couponBatch}
          options={[['', say('games.envelope.batch.choose')], ...open.map(({ id, name }) => [id, name] as const)]}
          onChange={choose}
          hint={say('games.envelope.batch.hint')}
        />
      ) : (
        <Choice
          label={say('games.envelope.split')}
          value={draft.split}
          options={envelopeSplits.map((one) => [one, say(`games.split.${one}`)])}
          onChange={(chosen) => onChange({ split: envelopeSplits.find((one) => one === chosen) ?? 'random' })}
        />
      )}
    </>
  );
}

type Figure = 'count' | 'budget' | 'least' | 'most';

/** How much a coupon takes off is what its batch says. */
const OF_COUPONS: readonly Figure[] = ['count'];
const OF_MONEY: readonly Figure[] = ['count', 'budget', 'least', 'most'];

function Figures({ draft, onChange }: Change) {
  const say = useSay();
  const figures = draft.payout === 'coupon' ? OF_COUPONS : OF_MONEY;
  return (
    <Grid.Root gap={4}>
      {figures.map((name) => (
        <Grid.Item key={name} col={6} xs={6} direction="column" alignItems="stretch">
          <Row label={say(`games.envelope.figure.${name}`)} required>
            <NumberInput
              {...(draft[name] !== undefined && { value: draft[name] })}
              step={1}
              onValueChange={(value) => onChange({ [name]: value })}
            />
          </Row>
        </Grid.Item>
      ))}
      {(['opensAt', 'closesAt'] as const).map((name) => (
        <Grid.Item key={name} col={6} xs={12} direction="column" alignItems="stretch">
          <MomentField
            label={say(`games.envelope.figure.${name}`)}
            value={draft[name]}
            required
            onChange={(at) => onChange({ [name]: at })}
          />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
