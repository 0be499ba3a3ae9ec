import { useState } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { useWords } from '@/words/words';
import { ConsentBox } from './consent-box';
import { RefusedLine } from './refused-line';
import { usePhoneSignIn } from './use-phone-sign-in';

const useStyles = styles((t) => ({ form: { gap: t.space[4] } }));

/** Phone and one-time code; an unknown number gets an account, so the consents are asked here too. */
export function PhoneForm({ onDone }: { onDone: () => void }) {
  const s = useStyles();
  const { t } = useWords();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [agreed, setAgreed] = useState(false);
  const way = usePhoneSignIn({ phone, code, agreed }, onDone);

  const label = way.left > 0 ? t('signin.resend', { n: way.left }) : t('signin.send');
  const go = () => void way.signIn();
  const sender = (
    <Button kind="quiet" label={label} onPress={() => void way.send()} disabled={way.left > 0} busy={way.sending} />
  );
  return (
    <View style={s.form}>
      <Field kind="phone" label={t('signin.phone')} value={phone} onChange={setPhone} error={way.errors.phone} />
      <Field
        kind="code"
        label={t('signin.code')}
        value={code}
        onChange={setCode}
        error={way.errors.code}
        hint={way.sent}
        onSubmit={go}
        trailing={sender}
      />
      <ConsentBox agreed={agreed} onChange={setAgreed} missing={way.tried} />
      <RefusedLine said={way.said} />
      <Button label={t('signin.do')} onPress={go} busy={way.signing} />
    </View>
  );
}
