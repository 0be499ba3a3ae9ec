import { useQuery } from '@tanstack/react-query';
import { Redirect, useRouter } from 'expo-router';
import { useState } from 'react';
import { View } from 'react-native';
import { changeMe, fetchDevices } from '@/data/account';
import { orThrow, refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { Bar } from '@/ui/skeleton';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords } from '@/words/words';
import { checkName } from './input.rules';
import { useAttempt } from './use-attempt';

const useStyles = styles((t) => ({
  part: { gap: t.space[3], paddingTop: t.space[6] },
}));

function NameForm({ name: kept }: { name: string }) {
  const s = useStyles();
  const { t } = useWords();
  const [name, setName] = useState(kept);
  const [saved, setSaved] = useState(false);
  const { attempt, busy, field, said } = useAttempt();
  const bad = name === kept ? null : checkName(name);
  const save = async () => setSaved((await attempt(() => changeMe({ name: name.trim() }))) !== null);
  const change = (value: string) => {
    setName(value);
    setSaved(false);
  };
  return (
    <View style={s.part}>
      <Field
        kind="name"
        label={t('profile.name')}
        value={name}
        onChange={change}
        error={bad ? t(bad) : (field('name') ?? said)}
        hint={saved ? t('profile.saved') : undefined}
        onSubmit={() => void save()}
      />
      <Button
        label={t('profile.save')}
        onPress={() => void save()}
        busy={busy}
        disabled={bad !== null || name.trim() === kept}
      />
    </View>
  );
}

function Devices() {
  const s = useStyles();
  const { t, when } = useWords();
  const devices = useQuery({
    queryKey: ['devices'],
    queryFn: async () => orThrow(await fetchDevices()).items,
    staleTime: 0,
  });
  return (
    <View style={s.part}>
      <Text bold level={2}>
        {t('profile.devices')}
      </Text>
      {devices.isPending ? <Bar width="100%" height={48} /> : null}
      {devices.isError ? (
        <ErrorState failure={refusalOf(devices.error)} onRetry={() => void devices.refetch()} />
      ) : null}
      {devices.data?.map((device) => (
        <ListRow
          key={device.id}
          title={device.device}
          note={t('profile.device.seen', { when: when(device.lastSeenAt) })}
          trailing={device.current ? <Badge kind="proof" label={t('profile.device.this')} /> : null}
        />
      ))}
    </View>
  );
}

export function ProfileScreen() {
  const { t } = useWords();
  const router = useRouter();
  const { status, user } = useStore(session);
  if (status === 'out') return <Redirect href="/sign-in" />;
  return (
    <Page bar={<TopBar title={t('profile.title')} measure={widths.form} />} measure={widths.form}>
      {user ? <NameForm key={user.id} name={user.name ?? ''} /> : <Bar width="100%" height={48} />}
      {user ? <Devices /> : null}
      <ListRow title={t('profile.bans')} onPress={() => router.push('/bans')} />
    </Page>
  );
}
