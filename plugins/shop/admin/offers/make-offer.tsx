import { useState } from 'react';
import { Box } from '@strapi/design-system';
import { FormDialog, Picker, useActing, useReading, type Pickable } from '@hearth/cms/reach';
import { useNavigate } from 'react-router-dom';
import type { Offer, SellingVerdict, Variant } from '../../contract';
import { useGoodsName } from '../desk/goods-name';
import { VerdictWords } from '../desk/verdict-words';
import { useSay } from '../desk/words';
import { DraftFields } from './draft-fields';
import { draftHindrance, emptyDraft, offerOf, type OfferDraft } from './offer-draft.rules';

type Props = {
  readonly onClose: () => void;
  /** What the form begins with: an offer that is made again at another price. */
  readonly from?: { readonly draft: OfferDraft; readonly goods: Pickable };
};

/** Makes an offer as a draft: of what, at which price, for how many and until when; the gate's verdict stands beside it. */
export function MakeOffer({ onClose, from }: Props) {
  const say = useSay();
  const go = useNavigate();
  const named = useGoodsName();
  const { busy, act } = useActing();
  const [goods, pick] = useState<Pickable | undefined>(from?.goods);
  const [draft, type] = useState<OfferDraft>(from?.draft ?? emptyDraft);
  const isWhole = draftHindrance(draft) === undefined;
  const send = async (): Promise<void> => {
    const body = { ...offerOf(draft), variant: goods?.id };
    const made = await act<Offer>({ method: 'post', path: '/shop/offers', body });
    if (!made) return;
    onClose();
    go(`/plugins/shop-offers/${made.value.id}`);
  };
  return (
    <FormDialog
      title={say('desk.offer.make')}
      action={say('desk.offer.save')}
      busy={busy}
      canSend={goods !== undefined && isWhole}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker<{ readonly variants: readonly Variant[] }>
        label={say('desk.offer.goods')}
        hint={say('desk.offer.goods.hint')}
        picked={goods}
        ask={(text) => `/shop/variants?search=${encodeURIComponent(text)}`}
        read={({ variants }) =>
          variants.map((one) => {
            const about = say('desk.offer.goods.free', { free: one.free });
            return { id: one.id, title: named(one), about };
          })
        }
        onPick={pick}
      />
      {goods && <Verdict variant={goods.id} />}
      <DraftFields draft={draft} onChange={type} />
    </FormDialog>
  );
}

function Verdict({ variant }: { readonly variant: string }) {
  const { value } = useReading<{ readonly variant: Variant; readonly gate: SellingVerdict }>(
    `/shop/variants/${variant}`,
  );
  return <Box aria-live="polite">{value && <VerdictWords verdict={value.gate} product={value.variant.product} />}</Box>;
}
