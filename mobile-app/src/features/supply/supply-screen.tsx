import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { openSupply, supply, watchSupply } from '@/data/supply';
import { sendProofs } from '@/data/supply-photos';
import { useHome } from '@/data/use-home';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { SupplyForm } from './supply-form';
import { SupplyStanding } from './supply-standing';
import { useSupplyWords } from './supply-words';

export { forgetForm } from '@/data/supply';

const useStyles = styles((t) => ({ page: { gap: t.space[4], paddingVertical: t.space[4] } }));

/** Asking to supply the station (我要供货): a form that survives a bad line, and where it stands. */
export function SupplyScreen() {
  const s = useStyles();
  const { t } = useSupplyWords();
  const router = useRouter();
  const { status, user } = useStore(session);
  const station = useHome().data?.station.slug;
  const reader = user?.id;
  useEffect(() => {
    if (reader === undefined || station === undefined) return undefined;
    void openSupply(reader, station).then(sendProofs);
    return watchSupply();
  }, [reader, station]);
  return (
    <Page bar={<TopBar title={t('supply.head')} measure={widths.form} />} measure={widths.form}>
      <View style={s.page}>
        <Text tone="inkSoft">{t(status === 'out' ? 'supply.signin' : 'supply.about')}</Text>
        {status === 'out' ? <Button label={t('me.signin')} onPress={() => router.push('/sign-in')} /> : null}
        {status === 'in' ? <Filing /> : null}
      </View>
    </Page>
  );
}

/** What became of it, and the form while it may be changed. */
function Filing() {
  const { remote } = useStore(supply);
  return (
    <>
      {remote ? <SupplyStanding supply={remote} /> : null}
      {!remote || remote.allowed.includes('save') ? <SupplyForm /> : null}
    </>
  );
}
