import { useState } from 'react';
import { View } from 'react-native';
import { sendCode, signInByPhone } from '@/data/account';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { useWords, type Word } from '@/words/words';
import { ConsentBox, NEEDED } from './consent-box';
import { checkCode, checkPhone, maskPhone } from './input.rules';
import { useAttempt } from './use-attempt';
import { useCountdown } from './use-countdown';

const useStyles = styles((t) => ({ form: { gap: t.space[4] } }));

interface Wrong {
  readonly phone: Word | null;
  readonly code: Word | null;
}

const FINE: Wrong = { phone: null, code: null };

/** Phone and one-time code; an unknown number gets an account, so the consents are asked here too. */
export function PhoneForm({ onDone }: { onDone: () => void }) {
  const s = useStyles();
  const { t } = useWords();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const [wrong, setWrong] = useState<Wrong>(FINE);
  const [sent, setSent] = useState<string | null>(null);
  const [left, startCountdown] = useCountdown();
  const sending = useAttempt();
  const signing = useAttempt();

  const send = async () => {
    const bad = checkPhone(phone);
    setWrong({ ...FINE, phone: bad });
    if (bad) return;
    const answer = await sending.attempt(() => sendCode(phone.trim()));
    if (!answer) return;
    startCountdown(answer.resendIn);
    setSent(t('signin.sent', { phone: maskPhone(phone.trim()), n: Math.round(answer.expiresIn / 60) }));
  };
  const signIn = async () => {
    setTried(true);
    const bad = { phone: checkPhone(phone), code: checkCode(code) };
    setWrong(bad);
    if (bad.phone || bad.code || !agreed) return;
    const user = await signing.attempt(() =>
      signInByPhone({ phone: phone.trim(), code: code.trim(), consents: NEEDED }),
    );
    if (user) onDone();
  };

  const label = left > 0 ? t('signin.resend', { n: left }) : t('signin.send');
  const phoneError = wrong.phone ? t(wrong.phone) : sending.field('phone');
  const codeError = wrong.code ? t(wrong.code) : signing.field('code');
  const sender = (
    <Button kind="quiet" label={label} onPress={() => void send()} disabled={left > 0} busy={sending.busy} />
  );
  return (
    <View style={s.form}>
      <Field
        kind="phone"
        label={t('signin.phone')}
        value={phone}
        onChange={setPhone}
        error={phoneError ?? sending.said}
      />
      <Field
        kind="code"
        label={t('signin.code')}
        value={code}
        onChange={setCode}
        error={codeError}
        hint={sent ?? undefined}
        onSubmit={() => void signIn()}
        trailing={sender}
      />
      <ConsentBox agreed={agreed} onChange={setAgreed} missing={tried} />
      {signing.said ? (
        <Text tone="stop" live>
          {signing.said}
        </Text>
      ) : null}
      <Button label={t('signin.do')} onPress={() => void signIn()} busy={signing.busy} />
    </View>
  );
}
