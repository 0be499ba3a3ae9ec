import { useState } from 'react';
import { sendCode, signInByPhone } from '@/data/account';
import { useWords, type Word } from '@/words/words';
import { NEEDED } from './consent-box';
import { checkCode, checkPhone, maskPhone } from './input.rules';
import { useAttempt } from './use-attempt';
import { useCountdown } from './use-countdown';

interface Draft {
  readonly phone: string;
  readonly code: string;
  readonly agreed: boolean;
}

interface Wrong {
  readonly phone: Word | null;
  readonly code: Word | null;
}

const FINE: Wrong = { phone: null, code: null };

/** Sending a code and signing in with it: what is asked, what is wrong with it, and how long to wait. */
export function usePhoneSignIn(draft: Draft, onDone: () => void) {
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const [wrong, setWrong] = useState<Wrong>(FINE);
  const [sent, setSent] = useState<string | undefined>(undefined);
  const [left, startCountdown] = useCountdown();
  const sending = useAttempt();
  const signing = useAttempt();
  const phone = draft.phone.trim();
  const code = draft.code.trim();

  const send = async () => {
    const bad = checkPhone(phone);
    setWrong({ ...FINE, phone: bad });
    if (bad) return;
    const answer = await sending.attempt(() => sendCode(phone));
    if (!answer) return;
    startCountdown(answer.resendIn);
    setSent(t('signin.sent', { phone: maskPhone(phone), n: Math.round(answer.expiresIn / 60) }));
  };
  const signIn = async () => {
    setTried(true);
    const bad = { phone: checkPhone(phone), code: checkCode(code) };
    setWrong(bad);
    if (bad.phone || bad.code || !draft.agreed) return;
    const user = await signing.attempt(() => signInByPhone({ phone, code, consents: NEEDED }));
    if (user) onDone();
  };
  const errors = {
    phone: (wrong.phone ? t(wrong.phone) : sending.field('phone')) ?? sending.said,
    code: wrong.code ? t(wrong.code) : signing.field('code'),
  };
  return { send, signIn, left, sent, tried, errors, sending: sending.busy, signing: signing.busy, said: signing.said };
}
