import { useRouter } from 'expo-router';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/state';
import { TopBar } from '@/ui/top-bar';
import { useWords } from '@/words/words';

export function MissingScreen() {
  const { t } = useWords();
  const router = useRouter();
  const home = { label: t('story.gone.action'), onPress: () => router.replace('/') };
  return (
    <Page bar={<TopBar title={t('missing.title')} />}>
      <EmptyState title={t('missing.title')} text={t('missing.text')} action={home} />
    </Page>
  );
}
