import { useLocalSearchParams, useRouter } from 'expo-router';
import { useState } from 'react';
import { widths } from '@/theme/theme';
import { Choice } from '@/ui/choice';
import { Page } from '@/ui/page';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords } from '@/words/words';
import { EmailForm } from './email-form';
import { PhoneForm } from './phone-form';

export function SignInScreen() {
  const { t } = useWords();
  const router = useRouter();
  const { way: asked } = useLocalSearchParams<{ way?: string }>();
  const [way, setWay] = useState<'phone' | 'email'>(asked === 'email' || asked === 'register' ? 'email' : 'phone');
  const done = () => (router.canGoBack() ? router.back() : router.replace('/me'));
  const ways = [
    { value: 'phone', label: t('signin.by.phone') },
    { value: 'email', label: t('signin.by.email') },
  ] as const;
  return (
    <Page bar={<TopBar title={t('signin.title')} measure={widths.form} />} measure={widths.form}>
      <Text size="note" tone="inkSoft" style={{ paddingTop: 16 }}>
        {t('signin.why')}
      </Text>
      <Choice label={t('signin.way')} hideLabel value={way} options={ways} onChange={setWay} />
      {way === 'phone' ? <PhoneForm onDone={done} /> : <EmailForm onDone={done} register={asked === 'register'} />}
    </Page>
  );
}
