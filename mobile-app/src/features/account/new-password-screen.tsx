import { useState } from 'react';
import { View } from 'react-native';
import { askReset, setNewPassword } from '@/data/account';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords, type Word } from '@/words/words';
import { checkEmail, checkPassword } from './input.rules';
import { LinkDone, LinkInPart } from './link-end';
import { RefusedLine } from './refused-line';
import { useAttempt } from './use-attempt';
import { useLink } from './use-link';

const useStyles = styles((t) => ({ form: { gap: t.space[4], paddingTop: t.space[4] } }));

/** Another link is one address away; the host says the same whether it knows the address. */
function Over() {
  const s = useStyles();
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState<Word | null>(null);
  const [mailed, setMailed] = useState<string | null>(null);
  const { attempt, busy, said, field } = useAttempt();
  const send = async () => {
    const address = email.trim();
    const bad = checkEmail(address);
    setWrong(bad);
    setMailed(null);
    if (bad === null && (await attempt(() => askReset(address)))) setMailed(address);
  };
  return (
    <View style={s.form}>
      <EmptyState icon="clock" title={t('link.over.title')} text={t('link.password.over.text')} />
      <Field
        kind="email"
        label={t('signin.email')}
        value={email}
        onChange={setEmail}
        error={wrong ? t(wrong) : field('email')}
        onSubmit={() => void send()}
      />
      <RefusedLine said={said} />
      <Text tone="proof" live>
        {mailed === null ? '' : t('signin.reset.mailed', { email: mailed })}
      </Text>
      <Button label={t('link.password.again')} onPress={() => void send()} busy={busy} />
    </View>
  );
}

interface NewPasswordProps {
  readonly busy: boolean;
  readonly said: string | null;
  readonly field: (path: string) => string | null;
  readonly onSave: (password: string) => void;
}

function NewPassword({ busy, said, field, onSave }: NewPasswordProps) {
  const s = useStyles();
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<Word | null>(null);
  const save = () => {
    const bad = checkPassword(password);
    setWrong(bad);
    if (bad === null) onSave(password);
  };
  return (
    <View style={s.form}>
      <Text>{t('link.password.lead')}</Text>
      <Field
        kind="new-password"
        label={t('link.password.label')}
        hint={t('signin.password.hint')}
        value={password}
        onChange={setPassword}
        error={wrong ? t(wrong) : field('password')}
        onSubmit={save}
      />
      <RefusedLine said={said} />
      <Button label={t('link.password.do')} onPress={save} busy={busy} />
    </View>
  );
}

/** Opened by the link of the e-mail for a forgotten password. */
export function NewPasswordScreen() {
  const { t } = useWords();
  const { stage, follow, ...form } = useLink();
  const save = (password: string) => void follow((token) => setNewPassword({ token, password }));
  return (
    <Page bar={<TopBar title={t('link.password.title')} measure={widths.form} />} measure={widths.form}>
      {stage === 'part' ? <LinkInPart /> : null}
      {stage === 'ready' ? <NewPassword {...form} onSave={save} /> : null}
      {stage === 'done' ? <LinkDone title={t('link.password.done.title')} text={t('link.password.done.text')} /> : null}
      {stage === 'over' ? <Over /> : null}
    </Page>
  );
}
