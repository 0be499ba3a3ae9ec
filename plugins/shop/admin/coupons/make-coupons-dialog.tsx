import { useState } from 'react';
import { Grid, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, MomentField, Row } from '@hearth/cms/reach';
import { couponPayers, type CouponPayer, type MakeCouponBatch } from '../../contract';
import { useSay, type Word } from '../books/words';

type Props = {
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (batch: MakeCouponBatch) => void;
};

type Draft = Readonly<Record<'threshold' | 'cut' | 'total' | 'perBuyer', number | undefined>> & {
  readonly name: string;
  readonly payer: CouponPayer;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

const EMPTY: Draft = {
  ...{ name: '', payer: 'station', threshold: undefined, cut: undefined, total: 100, perBuyer: 1 },
  ...{ validFrom: null, validTo: null },
};
const MONEY: readonly (readonly [name: 'threshold' | 'cut', word: Word])[] = [
  ['threshold', 'coupons.threshold'],
  ['cut', 'coupons.cut'],
];
const COUNTS: readonly (readonly [name: 'total' | 'perBuyer', word: Word])[] = [
  ['total', 'coupons.total'],
  ['perBuyer', 'coupons.per-buyer'],
];
const TIMES: readonly (readonly [name: 'validFrom' | 'validTo', word: Word])[] = [
  ['validFrom', 'coupons.from'],
  ['validTo', 'coupons.until'],
];
const MONTH = 30 * 86_400_000;

/** Makes a batch of coupons: what is taken off, from how much, how many, until when, and who pays for it. */
export function MakeCouponsDialog({ busy, onClose, onSend }: Props) {
  const say = useSay();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...EMPTY,
    ...{ validFrom: new Date().toISOString(), validTo: new Date(Date.now() + MONTH).toISOString() },
  }));
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const batch = batchOf(draft);
  return (
    <FormDialog
      title={say('coupons.make')}
      action={say('coupons.save')}
      busy={busy}
      canSend={batch !== undefined}
      onClose={onClose}
      onSubmit={() => batch && onSend(batch)}
    >
      <Row label={say('coupons.name')} hint={say('coupons.name.hint')} required>
        <TextInput value={draft.name} maxLength={60} onChange={({ target }) => change({ name: target.value })} />
      </Row>
      <Figures draft={draft} onChange={change} />
      <Choice
        label={say('coupons.payer')}
        value={draft.payer}
        options={couponPayers.map((payer) => [payer, say(`coupons.payer.${payer}`)])}
        onChange={(chosen) => change({ payer: couponPayers.find((payer) => payer === chosen) ?? 'station' })}
        hint={say('coupons.payer.hint')}
      />
      <Typography variant="pi" textColor="neutral600">
        {say('coupons.fixed')}
      </Typography>
    </FormDialog>
  );
}

type FiguresProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void };

function Figures({ draft, onChange }: FiguresProps) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      {[...MONEY, ...COUNTS].map(([name, word]) => (
        <Grid.Item key={name} col={6} xs={6} direction="column" alignItems="stretch">
          <Row label={say(word)} required={name !== 'threshold'}>
            <NumberInput
              {...(draft[name] !== undefined && { value: draft[name] })}
              step={1}
              onValueChange={(value) => onChange({ [name]: value })}
            />
          </Row>
        </Grid.Item>
      ))}
      {TIMES.map(([name, word]) => (
        <Grid.Item key={name} col={6} xs={12} direction="column" alignItems="stretch">
          <MomentField label={say(word)} value={draft[name]} required onChange={(at) => onChange({ [name]: at })} />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

/** The batch, once nothing is missing. */
function batchOf({
  name,
  payer,
  threshold = 0,
  cut,
  total,
  perBuyer,
  validFrom,
  validTo,
}: Draft): MakeCouponBatch | undefined {
  if (name.trim() === '' || !cut || !total || !perBuyer || !validFrom || !validTo) return undefined;
  return {
    ...{ name: name.trim(), payer, offers: null, total, perBuyer },
    ...{ threshold: Math.round(threshold * 100), cut: Math.round(cut * 100) },
    ...{ validFrom, validTo },
  };
}
