import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { OfferPage, ShownGroup } from '@/contract/types';
import { fetchGroups } from '@/data/groups';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { Part } from '../part';
import { saleOf } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { joinable, wantedYet } from './group.rules';
import { PointLines } from './point-lines';

const EVERY_MS = 15_000;

const useStyles = styles((t) => ({
  group: { gap: t.space[2], paddingVertical: t.space[2] },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[3], rowGap: 2 },
  deed: { alignItems: 'flex-start' },
}));

export interface GroupRowProps {
  readonly group: ShownGroup;
  readonly mayBuy: boolean;
  readonly onJoin: (group: ShownGroup) => void;
}

/** One group: where, until when, how many yet, and the way into it. */
export function GroupRow({ group, mayBuy, onJoin }: GroupRowProps) {
  const s = useStyles();
  const { t, when } = useShopWords();
  const router = useRouter();
  const { status } = useStore(session);
  const yet = wantedYet(group);
  const join = () => (status === 'in' ? onJoin(group) : router.push('/sign-in'));
  return (
    <View style={s.group} role="group" aria-label={group.point.point}>
      <PointLines point={group.point} />
      <View style={s.line}>
        <Badge
          kind={yet === 0 ? 'proof' : 'wait'}
          label={yet === 0 ? t('group.enough', { n: group.paid }) : t('group.yet', { n: yet })}
        />
        <Text size="note" tone="inkSoft">
          {t('group.until', { when: when(group.cutoff) })}
        </Text>
      </View>
      {mayBuy ? (
        <View style={s.deed}>
          <Button kind="quiet" label={t(status === 'in' ? 'group.join' : 'group.signin')} onPress={join} />
        </View>
      ) : null}
    </View>
  );
}

interface GroupsPartProps {
  readonly offer: OfferPage;
  readonly now: number;
  readonly onJoin: (group: ShownGroup) => void;
}

/** The groups of an offer, looked at again and again: others join them. */
export const useGroups = (offer: string) =>
  useQuery({ queryKey: ['groups', offer], queryFn: () => fetchGroups(offer), refetchInterval: EVERY_MS });

/** The groups that gather for an offer (邻里团): where, until when, how many yet. Where none does, nothing is said. */
export function GroupsPart({ offer, now, onJoin }: GroupsPartProps) {
  const { t } = useShopWords();
  const found = useGroups(offer.id);
  const groups = joinable(found.data ?? [], now);
  if (groups.length === 0) return null;
  return (
    <Part title={t('group.title')}>
      <Text size="note" tone="inkSoft">
        {t('group.about')}
      </Text>
      {groups.map((group) => (
        <GroupRow key={group.id} group={group} mayBuy={saleOf(offer, now) === 'open'} onJoin={onJoin} />
      ))}
    </Part>
  );
}
