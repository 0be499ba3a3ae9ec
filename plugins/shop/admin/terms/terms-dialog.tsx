import { useState } from 'react';
import { NumberInput, TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading } from '@hearth/cms/reach';
import { goodsKinds, saleModes, type Donation, type GoodsKind, type OfferTerms, type SaleMode } from '../../contract';
import { useSay } from '../books/words';
import { draftOf, isWhole, termsOf, unitAmounts, type TermsDraft } from './terms-draft.rules';

type Props = { readonly offer: OfferTerms; readonly onClose: () => void; readonly onDone: () => void };
type Change = (change: Partial<TermsDraft>) => void;
type PartProps = { readonly draft: TermsDraft; readonly onChange: Change };

/** Says who gets what of one unit. Whether it adds up the host says, to the fen. */
export function TermsDialog({ offer, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  // Whoever may not read goods fills the number in by hand.
  const product = useReading<{ readonly supplier: { readonly id: string } }>(`/vetting/products/${offer.product}`);
  const [changed, setChanged] = useState<TermsDraft | undefined>();
  const draft = changed ?? draftOf(offer.terms, product.value?.supplier.id ?? '');
  const change: Change = (more) => setChanged({ ...draft, ...more });
  const send = async (): Promise<void> => {
    const body = { ...termsOf(draft), version: offer.version };
    if (await act({ method: 'put', path: `/shop/offers/${offer.offer}/terms`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('terms.title')}
      action={say('terms.save')}
      busy={busy}
      canSend={isWhole(draft)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Who draft={draft} onChange={change} />
      <Part draft={draft} onChange={change} />
      <Amounts draft={draft} onChange={change} />
      <Giving draft={draft} onChange={change} />
    </FormDialog>
  );
}

function Who({ draft, onChange }: PartProps) {
  const say = useSay();
  const { mode, goodsKind } = draft;
  return (
    <>
      <Choice
        label={say('terms.mode')}
        value={mode}
        options={saleModes.map((one) => [one, say(`terms.mode.${one}`)])}
        onChange={(value) => onChange({ mode: saleModes.find((one): one is SaleMode => one === value) ?? mode })}
      />
      {(['payee', 'supplier', 'village'] as const).map((name) => (
        <Row key={name} label={say(`terms.${name}`)} hint={say(`terms.${name}.hint`)} required={name !== 'village'}>
          <TextInput
            value={draft[name]}
            onChange={({ target }: { target: { value: string } }) => onChange({ ...draft, [name]: target.value })}
          />
        </Row>
      ))}
      <Choice
        label={say('terms.goods')}
        value={goodsKind}
        options={goodsKinds.map((one) => [one, say(`terms.goods.${one}`)])}
        onChange={(value) =>
          onChange({ goodsKind: goodsKinds.find((one): one is GoodsKind => one === value) ?? goodsKind })
        }
      />
    </>
  );
}

function Part({ draft: { partBy, part }, onChange }: PartProps) {
  const say = useSay();
  return (
    <>
      <Choice
        label={say('terms.part')}
        value={partBy}
        options={[
          ['share', say('terms.part.share')],
          ['fen', say('terms.part.fen')],
        ]}
        onChange={(value) => onChange({ partBy: value === 'fen' ? 'fen' : 'share' })}
      />
      <Row label={say(partBy === 'share' ? 'terms.part.percent' : 'terms.part.yuan')} required>
        <NumberInput value={part} step={0.01} onValueChange={(value) => onChange({ part: value ?? 0 })} />
      </Row>
    </>
  );
}

function Amounts({ draft: { amounts, feePercent }, onChange }: PartProps) {
  const say = useSay();
  return (
    <>
      {unitAmounts.map((name) => (
        <Row key={name} label={say(`terms.amount.${name}`)}>
          <NumberInput
            value={amounts[name]}
            step={0.01}
            onValueChange={(value) => onChange({ amounts: { ...amounts, [name]: value ?? 0 } })}
          />
        </Row>
      ))}
      <Row label={say('terms.fee.percent')}>
        <NumberInput value={feePercent} step={0.01} onValueChange={(value) => onChange({ feePercent: value ?? 0 })} />
      </Row>
    </>
  );
}

/** What each unit gives, under an agreement that stands; whoever may not read agreements keeps the one that is there. */
function Giving({ draft: { agreement, donated }, onChange }: PartProps) {
  const say = useSay();
  const { value } = useReading<{ readonly donations: readonly Donation[] }>('/shop/donations');
  const standing = (value?.donations ?? []).filter(({ state }) => state === 'promised' || state === 'accrued');
  const kept = standing.some(({ id }) => id === agreement) || agreement === '' ? [] : [[agreement, agreement] as const];
  return (
    <>
      <Choice
        label={say('terms.donation')}
        hint={say('terms.donation.hint')}
        value={agreement}
        options={[
          ['', say('terms.donation.none')],
          ...standing.map(({ id, beneficiary, promise }) => [id, `${beneficiary} · ${promise}`] as const),
          ...kept,
        ]}
        onChange={(chosen) => onChange({ agreement: chosen })}
      />
      {agreement !== '' && (
        <Row label={say('terms.donation.yuan')} required>
          <NumberInput value={donated} step={0.01} onValueChange={(amount) => onChange({ donated: amount ?? 0 })} />
        </Row>
      )}
    </>
  );
}
