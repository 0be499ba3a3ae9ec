import { useRouter } from 'expo-router';
import { useEffect, useState } from 'react';
import { View } from 'react-native';
import { useStore } from '@/data/store';
import { sendWaiting, tips, watchTips } from '@/data/tips';
import { useHome } from '@/data/use-home';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { TipForm } from './tip-form';
import { useTipWords } from './tip-words';

const useStyles = styles((t) => ({
  about: { paddingVertical: t.space[4] },
  waiting: {
    gap: t.space[2],
    padding: t.space[3],
    marginBottom: t.space[4],
    backgroundColor: t.colour.fold,
    borderRadius: t.radius.control,
    alignItems: 'flex-start',
  },
}));

/** Tips that wait for a net: how many, and a way to try now. */
function Waiting() {
  const s = useStyles();
  const { t } = useTipWords();
  const { waiting } = useStore(tips);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await sendWaiting();
    setBusy(false);
  };
  if (waiting.length === 0) return null;
  return (
    <View style={s.waiting} role="status">
      <Text tone="wait">{t('tip.waiting', { n: waiting.length })}</Text>
      <Button kind="plain" icon="refresh" label={t('tip.waiting.now')} busy={busy} onPress={() => void send()} />
    </View>
  );
}

/** Telling the station something (报料): no account is needed, and a broken line loses nothing. */
export function TipScreen() {
  const s = useStyles();
  const { t } = useTipWords();
  const router = useRouter();
  const station = useHome().data?.station;
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    // Kept beyond this page: what waits goes when there is a net again.
    watchTips();
  }, []);
  return (
    <Page bar={<TopBar title={t('tip.head')} measure={widths.form} />} measure={widths.form}>
      <Text tone="inkSoft" style={s.about}>
        {t('tip.about', { station: station?.name ?? t('app.name') })}
      </Text>
      <Waiting />
      {taken ? (
        <>
          <EmptyState
            icon="check"
            title={t('tip.taken.title')}
            text={t('tip.taken.text')}
            action={{ label: t('tip.taken.again'), onPress: () => setTaken(false) }}
          />
          <Button kind="plain" label={t('tip.taken.back')} onPress={() => router.replace('/me')} />
        </>
      ) : (
        <TipForm station={station?.slug} onTaken={() => setTaken(true)} />
      )}
    </Page>
  );
}
