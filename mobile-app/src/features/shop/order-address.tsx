import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnOrder, ShopAddress } from '@/contract/types';
import { rememberAddress } from '@/data/addresses';
import { NO_ADDRESS } from '@/data/own-address';
import { session } from '@/data/session';
import { fetchAddress, putAddress } from '@/data/shop';
import { useStore } from '@/data/store';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { AddressFields, AddressLines } from './address-fields';
import { Part } from './part';
import { isSound, mayReaddress } from './shop.rules';
import { useShopWords } from './shop-words';
import { useSaid } from '@/words/use-said';

const ENDED: readonly OwnOrder['state'][] = ['cancelled', 'refunded'];

interface EditorProps {
  readonly order: OwnOrder;
  readonly from: ShopAddress;
  readonly onSaved: (address: ShopAddress) => void;
}

function Editor({ order, from, onSaved }: EditorProps) {
  const { t } = useShopWords();
  const { user } = useStore(session);
  const [address, setAddress] = useState(from);
  const [tried, setTried] = useState(false);
  const trying = useSaid();
  const save = async () => {
    setTried(true);
    if (!isSound(address)) return;
    const saved = await trying.attempt(async () => {
      const answer = await putAddress(order.id, address);
      return answer.ok ? { ok: true as const, value: address } : answer;
    });
    if (!saved) return;
    if (user) void rememberAddress(user.id, saved);
    onSaved(saved);
  };
  return (
    <>
      <AddressFields value={address} onChange={setAddress} tried={tried} />
      {trying.said === null ? null : (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      )}
      <Button kind="quiet" label={t('address.save')} onPress={() => void save()} busy={trying.busy} />
    </>
  );
}

interface KnownProps {
  readonly order: OwnOrder;
  readonly address: ShopAddress | null;
  readonly onSaved: (address: ShopAddress) => void;
}

function Known({ order, address, onSaved }: KnownProps) {
  const [isWriting, setWriting] = useState(false);
  const mayWrite = mayReaddress(order.state);
  const saved = (next: ShopAddress) => {
    setWriting(false);
    onSaved(next);
  };
  if (mayWrite && (isWriting || address === null)) {
    return <Editor order={order} from={address ?? NO_ADDRESS} onSaved={saved} />;
  }
  if (address === null) return null;
  return <AddressLines value={address} {...(mayWrite ? { onChange: () => setWriting(true) } : {})} />;
}

/** Where the order goes; it may be said otherwise until it is being packed. */
export function OrderAddress({ order }: { order: OwnOrder }) {
  const { t } = useShopWords();
  const client = useQueryClient();
  const queryKey = ['order-address', order.id];
  const found = useQuery({ queryKey, queryFn: () => fetchAddress(order.id), staleTime: 0 });
  const address = found.data;
  if (address === undefined || (address === null && ENDED.includes(order.state))) return null;
  return (
    <Part title={t('address.title')}>
      {address === null ? <Text tone="wait">{t('address.none')}</Text> : null}
      <Known order={order} address={address} onSaved={(next) => client.setQueryData(queryKey, next)} />
    </Part>
  );
}
