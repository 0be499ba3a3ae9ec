import { useRouter, type Href } from 'expo-router';
import { EmptyState } from '@/ui/state';
import { useWords } from '@/words/words';

/** Sign-in with the form for e-mail open, or with the one to register. */
export const SIGN_IN: Href = '/sign-in?way=email';
export const REGISTER: Href = '/sign-in?way=register';

/** The e-mail program cut the link off: only the e-mail can help. */
export function LinkInPart() {
  const { t } = useWords();
  const router = useRouter();
  const action = { label: t('link.signin'), onPress: () => router.replace(SIGN_IN) };
  return <EmptyState icon="paper" title={t('link.part.title')} text={t('link.part.text')} action={action} />;
}

/** It is done; what is left is to sign in. */
export function LinkDone({ title, text }: { title: string; text: string }) {
  const { t } = useWords();
  const router = useRouter();
  const action = { label: t('link.signin'), onPress: () => router.replace(SIGN_IN) };
  return <EmptyState icon="check" title={title} text={text} action={action} />;
}
