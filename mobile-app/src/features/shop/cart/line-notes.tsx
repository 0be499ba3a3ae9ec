import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { LineChange } from '@/data/cart.rules';
import { fetchGroups } from '@/data/groups';
import { styles } from '@/theme/styles';
import type { Colour } from '@/theme/theme';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { joinable } from '../groups/group.rules';
import { money, mostOf } from '../shop.rules';
import { useShopWords, type ShopWord } from '../shop-words';
import type { CartOffer, CartRow, LineState } from './cart.rules';

const GROUPS_STALE_MS = 60_000;

const useStyles = styles((t) => ({ note: { alignItems: 'flex-start', gap: t.space[1] } }));

const TONES: Readonly<Record<LineState, Colour>> = {
  ...{ ready: 'ink', unknown: 'inkSoft', gone: 'stop', soon: 'wait', out: 'stop' },
  ...{ alone: 'wait', dearer: 'wait', cheaper: 'wait', short: 'wait' },
};

function useStateWords({ line, offer, state }: CartRow): string | null {
  const { t, when } = useShopWords();
  if (state === 'ready') return null;
  const diff = offer ? money(Math.abs(offer.price - line.price)) : '';
  const n = offer ? mostOf(offer) : 0;
  return t(`cart.state.${state}`, { diff, n, when: offer ? when(offer.opensAt) : '' });
}

interface LineNotesProps {
  readonly row: CartRow;
  /** Why it was refused when it was ordered. */
  readonly mark: ShopWord | null;
  readonly onChange: (change: LineChange) => void;
}

/** The one thing that settles it, where there is one. */
function Settle({ row, offer, onChange }: Pick<LineNotesProps, 'row' | 'onChange'> & { offer: CartOffer }) {
  const { t } = useShopWords();
  const router = useRouter();
  const { line, state } = row;
  const open = () => router.push(`/mall/offers/${line.offer}`);
  if (state === 'dearer' || state === 'cheaper') {
    const take = () => onChange({ price: offer.price, ticked: true });
    return <Button kind="quiet" label={t('cart.take.price')} onPress={take} />;
  }
  if (state === 'short') {
    const n = mostOf(offer);
    const fewer = () => onChange({ quantity: n, ticked: true });
    return <Button kind="quiet" label={t('cart.take.fewer', { n })} onPress={fewer} />;
  }
  if (state === 'alone') return <Button kind="quiet" label={t('cart.buy.alone')} onPress={open} />;
  return state === 'out' ? <Button kind="quiet" label={t('cart.wait')} onPress={open} /> : null;
}

/** Neighbours buy together on the page of the goods: from the cart it is bought by oneself. */
function Groups({ offer }: { offer: string }) {
  const { t } = useShopWords();
  const found = useQuery({
    ...{ queryKey: ['groups', offer], queryFn: () => fetchGroups(offer), staleTime: GROUPS_STALE_MS },
  });
  if (joinable(found.data ?? [], Date.now()).length === 0) return null;
  return (
    <Text size="note" tone="inkSoft">
      {t('cart.groups')}
    </Text>
  );
}

/** What there is to say of a line, and what settles it. */
export function LineNotes({ row, mark, onChange }: LineNotesProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const said = useStateWords(row);
  const { line, offer, state } = row;
  return (
    <View style={s.note}>
      {state === 'ready' ? <Groups offer={line.offer} /> : null}
      {said === null ? null : (
        <Text size="note" tone={TONES[state]} live>
          {said}
        </Text>
      )}
      {mark === null || state !== 'ready' ? null : (
        <Text size="note" tone="stop" live>
          {t(mark)}
        </Text>
      )}
      {offer ? <Settle row={row} offer={offer} onChange={onChange} /> : null}
    </View>
  );
}
