import { useRouter } from 'expo-router';
import { View } from 'react-native';
import { signOut } from '@/data/account';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords } from '@/words/words';
import { maskPhone } from './input.rules';
import { OpenedPart } from './opened-part';

const useStyles = styles((t) => ({
  who: { gap: t.space[2], paddingVertical: t.space[6], alignItems: 'flex-start' },
}));

function Who() {
  const s = useStyles();
  const { t } = useWords();
  const router = useRouter();
  const { status, user } = useStore(session);
  if (status !== 'in') {
    return (
      <View style={s.who}>
        <Text tone="inkSoft">{t('signin.why')}</Text>
        <Button label={t('me.signin')} onPress={() => router.push('/sign-in')} />
      </View>
    );
  }
  return (
    <View style={s.who}>
      <Text size="title" bold level={2}>
        {user?.name ?? t('me.nameless')}
      </Text>
      <Text size="note" tone="inkSoft">
        {user?.phone ? maskPhone(user.phone) : (user?.email ?? '')}
      </Text>
    </View>
  );
}

export function MeScreen() {
  const { t } = useWords();
  const router = useRouter();
  const { status } = useStore(session);
  const inside = status === 'in';
  return (
    <Page bar={<TopBar title={t('me.title')} back={false} />}>
      <Who />
      {inside ? <ListRow icon="me" title={t('me.profile')} onPress={() => router.push('/profile')} /> : null}
      {inside ? <ListRow icon="shop" title={t('me.orders')} onPress={() => router.push('/mall/orders')} /> : null}
      {inside ? <ListRow icon="live" title={t('me.reserved')} onPress={() => router.push('/reserved')} /> : null}
      <ListRow icon="tip" title={t('me.tip')} note={t('me.tip.note')} onPress={() => router.push('/tip')} />
      <ListRow icon="paper" title={t('me.supply')} onPress={() => router.push('/supply')} />
      <ListRow icon="settings" title={t('me.settings')} onPress={() => router.push('/settings')} />
      {inside ? (
        <ListRow icon="pencil" title={t('me.field')} note={t('me.field.note')} onPress={() => router.push('/field')} />
      ) : null}
      <OpenedPart />
      {inside ? (
        <View style={{ paddingTop: 24, alignItems: 'flex-start' }}>
          <Button kind="quiet" label={t('me.signout')} onPress={() => void signOut()} />
        </View>
      ) : null}
    </Page>
  );
}
