import { useState } from 'react';
import type { OfferPage } from '@/contract/types';
import { MOST_KINDS, putIn, type CartLine } from '@/data/cart.rules';
import { Button } from '@/ui/button';
import { mostOf } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { useCart } from './use-cart';

/** What became of the last press. */
export type PutSaid = { readonly tone: 'proof' | 'wait'; readonly words: string };

const lineOf = ({ id, price, title, spec, goods }: OfferPage): CartLine => ({
  ...{ offer: id, quantity: 1, price, ticked: true, title, spec, picture: goods.picture },
});

/** Puts one more into the cart, up to what one may have, and says what came of it. */
export function usePutInCart(offer: OfferPage) {
  const { t } = useShopWords();
  const { owner, lines, change } = useCart();
  const [said, setSaid] = useState<PutSaid | null>(null);
  const put = () => {
    const most = mostOf(offer);
    if ((lines.find((line) => line.offer === offer.id)?.quantity ?? 0) >= most) {
      setSaid({ tone: 'wait', words: t('cart.put.most', { n: most }) });
    } else if (putIn(lines, lineOf(offer), most) === null) {
      setSaid({ tone: 'wait', words: t('cart.put.full', { n: MOST_KINDS }) });
    } else {
      change((now) => putIn(now, lineOf(offer), most) ?? now);
      setSaid({ tone: 'proof', words: t('cart.put.done') });
    }
  };
  return { said, put, isPending: owner === null };
}

export function PutButton({ onPut, isPending }: { readonly onPut: () => void; readonly isPending: boolean }) {
  const { t } = useShopWords();
  return <Button kind="quiet" label={t('cart.put')} onPress={onPut} busy={isPending} />;
}
