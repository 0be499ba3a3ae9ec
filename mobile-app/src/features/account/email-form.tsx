import { useState } from 'react';
import { View } from 'react-native';
import { register, signInByEmail } from '@/data/account';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { useWords, type Word } from '@/words/words';
import { ConsentBox, NEEDED } from './consent-box';
import { checkEmail, checkName, checkPassword } from './input.rules';
import { useAttempt } from './use-attempt';

const useStyles = styles((t) => ({ form: { gap: t.space[4] } }));

interface Draft {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

type Wrong = Readonly<Record<keyof Draft, Word | null>>;

const FINE: Wrong = { email: null, password: null, name: null };

function check(draft: Draft, fresh: boolean): Wrong {
  return {
    email: checkEmail(draft.email),
    password: checkPassword(draft.password),
    name: fresh ? checkName(draft.name) : null,
  };
}

/** The second way in, and the way to register without a mainland phone number. */
export function EmailForm({ onDone }: { onDone: () => void }) {
  const s = useStyles();
  const { t } = useWords();
  const [fresh, setFresh] = useState(false);
  const [draft, setDraft] = useState<Draft>({ email: '', password: '', name: '' });
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const [wrong, setWrong] = useState(FINE);
  const { attempt, busy, field, said } = useAttempt();

  const change = (key: keyof Draft) => (value: string) => setDraft((before) => ({ ...before, [key]: value }));
  const error = (key: keyof Draft) => (wrong[key] ? t(wrong[key]) : field(key));
  const go = async () => {
    setTried(true);
    const bad = check(draft, fresh);
    setWrong(bad);
    if (bad.email || bad.password || bad.name || (fresh && !agreed)) return;
    const input = { ...draft, email: draft.email.trim(), name: draft.name.trim() };
    const user = await attempt(() => (fresh ? register({ ...input, consents: NEEDED }) : signInByEmail(input)));
    if (user) onDone();
  };

  return (
    <View style={s.form}>
      {fresh ? (
        <Field
          kind="name"
          label={t('signin.name')}
          value={draft.name}
          onChange={change('name')}
          error={error('name')}
        />
      ) : null}
      <Field
        kind="email"
        label={t('signin.email')}
        value={draft.email}
        onChange={change('email')}
        error={error('email')}
      />
      <Field
        kind={fresh ? 'new-password' : 'password'}
        label={t('signin.password')}
        hint={fresh ? t('signin.password.hint') : undefined}
        value={draft.password}
        onChange={change('password')}
        error={error('password')}
        onSubmit={() => void go()}
      />
      {fresh ? <ConsentBox agreed={agreed} onChange={setAgreed} missing={tried} /> : null}
      {said ? (
        <Text tone="stop" live>
          {said}
        </Text>
      ) : null}
      <Button label={t(fresh ? 'signin.register' : 'signin.do')} onPress={() => void go()} busy={busy} />
      <Button kind="plain" label={t(fresh ? 'signin.have' : 'signin.none')} onPress={() => setFresh(!fresh)} />
    </View>
  );
}
