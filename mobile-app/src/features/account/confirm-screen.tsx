import { useRouter } from 'expo-router';
import { View } from 'react-native';
import { confirmRegistration } from '@/data/account';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords } from '@/words/words';
import { LinkDone, LinkInPart, REGISTER, SIGN_IN } from './link-end';
import { RefusedLine } from './refused-line';
import { useLink } from './use-link';

const useStyles = styles((t) => ({ form: { gap: t.space[4], paddingTop: t.space[4] } }));

/** Confirmed before, or too late: whichever it was, one of the two ways on is right. */
function Over() {
  const s = useStyles();
  const { t } = useWords();
  const router = useRouter();
  return (
    <View style={s.form}>
      <EmptyState icon="clock" title={t('link.over.title')} text={t('link.confirm.over.text')} />
      <Button label={t('link.signin')} onPress={() => router.replace(SIGN_IN)} />
      <Button kind="quiet" label={t('link.confirm.again')} onPress={() => router.replace(REGISTER)} />
    </View>
  );
}

/** Opened by the link of the e-mail that asks whether an address is the reader's own. */
export function ConfirmScreen() {
  const s = useStyles();
  const { t } = useWords();
  const { stage, follow, busy, said } = useLink();
  return (
    <Page bar={<TopBar title={t('link.confirm.title')} measure={widths.form} />} measure={widths.form}>
      {stage === 'part' ? <LinkInPart /> : null}
      {stage === 'ready' ? (
        <View style={s.form}>
          <Text>{t('link.confirm.lead')}</Text>
          <RefusedLine said={said} />
          <Button label={t('link.confirm.do')} onPress={() => void follow(confirmRegistration)} busy={busy} />
        </View>
      ) : null}
      {stage === 'done' ? <LinkDone title={t('link.confirm.done.title')} text={t('link.confirm.done.text')} /> : null}
      {stage === 'over' ? <Over /> : null}
    </Page>
  );
}
