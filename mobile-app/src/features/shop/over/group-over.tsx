import { useState } from 'react';
import type { ShownGroup } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { Sheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { joinable } from '../groups/group.rules';
import { GroupRow, useGroups } from '../groups/groups-part';
import { useShopWords } from '../shop-words';
import { useNow } from '../use-now';
import { BuyOver } from './buy-over';

/** A group that a live tells of. */
export interface GroupOverProps {
  readonly session: string;
  readonly tool: { readonly id: string; readonly title: string; readonly offer?: string };
  readonly onClose: () => void;
}

interface JoinProps {
  readonly id: string;
  readonly offer: string;
  readonly onJoin: (group: ShownGroup) => void;
}

/** The group as it stands now: others join it at the same time, and it may be over. */
function Join({ id, offer, onJoin }: JoinProps) {
  const { t } = useShopWords();
  const now = useNow(1_000);
  const found = useGroups(offer);
  if (found.isPending) {
    return (
      <Text tone="inkSoft" live>
        {t('over.loading')}
      </Text>
    );
  }
  if (found.data === undefined) {
    return <ErrorState failure={refusalOf(found.error)} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  }
  const group = joinable(found.data, now).find((one) => one.id === id);
  if (!group) return <Text tone="wait">{t('over.group.closed')}</Text>;
  return (
    <>
      <Text size="note" tone="inkSoft">
        {t('group.about')}
      </Text>
      <GroupRow group={group} mayBuy onJoin={onJoin} />
    </>
  );
}

/** Buying with neighbours while a live goes on (边看边拼团). */
export function GroupOver({ session, tool: { id, title, offer }, onClose }: GroupOverProps) {
  const { t } = useShopWords();
  const [joined, setJoined] = useState<ShownGroup | null>(null);
  if (offer !== undefined && joined !== null) return <BuyOver {...{ offer, session, onClose }} group={joined} />;
  return (
    <Sheet open title={title} onClose={onClose}>
      {offer === undefined ? (
        <Text tone="wait">{t('over.group.closed')}</Text>
      ) : (
        <Join id={id} offer={offer} onJoin={setJoined} />
      )}
    </Sheet>
  );
}
