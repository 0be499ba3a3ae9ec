import { useState } from 'react';
import { View } from 'react-native';
import { askReset, register, signInByEmail } from '@/data/account';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { useWords, type Word } from '@/words/words';
import { ConsentBox, NEEDED } from './consent-box';
import { checkEmail, checkName, checkPassword } from './input.rules';
import { RefusedLine } from './refused-line';
import { useAttempt } from './use-attempt';

const useStyles = styles((t) => ({ form: { gap: t.space[4] } }));

interface Draft {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

interface EmailInput {
  readonly draft: Draft;
  readonly fresh: boolean;
  readonly agreed: boolean;
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

/** Signing in by e-mail, registering when `fresh`, or asking for a new password. */
function useEmailSignIn({ draft, fresh, agreed }: EmailInput, onDone: () => void) {
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const [wrong, setWrong] = useState(FINE);
  const [mailed, setMailed] = useState<string | null>(null);
  const { attempt, busy, field, said } = useAttempt();
  const clean = { ...draft, email: draft.email.trim(), name: draft.name.trim() };

  const error = (key: keyof Draft) => (wrong[key] ? t(wrong[key]) : field(key));
  const go = async () => {
    setTried(true);
    setMailed(null);
    const bad = check(draft, fresh);
    setWrong(bad);
    if (Object.values(bad).some((word) => word !== null) || (fresh && !agreed)) return;
    if (fresh) {
      if (await attempt(() => register({ ...clean, consents: NEEDED })))
        setMailed(t('signin.mailed', { email: clean.email }));
    } else if (await attempt(() => signInByEmail(clean))) onDone();
  };
  const reset = async () => {
    const bad = checkEmail(draft.email);
    setWrong({ ...FINE, email: bad });
    if (bad) return;
    if (await attempt(() => askReset(clean.email))) setMailed(t('signin.reset.mailed', { email: clean.email }));
  };
  return { go: () => void go(), reset: () => void reset(), error, tried, busy, said, mailed };
}

/** The second way in, and the way to register without a mainland phone number. */
export function EmailForm({ onDone, register: asked = false }: { onDone: () => void; register?: boolean }) {
  const s = useStyles();
  const { t } = useWords();
  const [fresh, setFresh] = useState(asked);
  const [draft, setDraft] = useState<Draft>({ email: '', password: '', name: '' });
  const [agreed, setAgreed] = useState(false);
  const { go, reset, error, tried, busy, said, mailed } = useEmailSignIn({ draft, fresh, agreed }, onDone);

  const field = (key: keyof Draft) => ({
    label: t(`signin.${key}`),
    value: draft[key],
    onChange: (value: string) => setDraft((before) => ({ ...before, [key]: value })),
    error: error(key),
  });
  return (
    <View style={s.form}>
      {fresh ? <Field kind="name" {...field('name')} /> : null}
      <Field kind="email" {...field('email')} />
      <Field
        kind={fresh ? 'new-password' : 'password'}
        hint={fresh ? t('signin.password.hint') : undefined}
        onSubmit={go}
        {...field('password')}
      />
      {fresh ? <ConsentBox agreed={agreed} onChange={setAgreed} missing={tried} /> : null}
      <RefusedLine said={said} />
      <Text tone="proof" live>
        {mailed ?? ''}
      </Text>
      <Button label={t(fresh ? 'signin.register' : 'signin.do')} onPress={go} busy={busy} />
      <Button kind="plain" label={t(fresh ? 'signin.have' : 'signin.none')} onPress={() => setFresh(!fresh)} />
      {fresh ? null : <Button kind="plain" label={t('signin.forgot')} onPress={reset} />}
    </View>
  );
}
