import { useLocalSearchParams, useRouter } from 'expo-router';
import { useEffect, useState } from 'react';
import type { Result } from '@/data/result';
import { hideQuery, openAgain } from '@/platform/address-bar';
import { tokenOf, type LinkParams } from './link.rules';
import { useAttempt } from './use-attempt';

/** Where a link from an e-mail stands. `over`: too old, used already, or never ours; the host does not say which. */
export type LinkStage = 'part' | 'ready' | 'done' | 'over';

const OVER = 'ACCOUNT.LINK_NOT_VALID';

/**
 * Takes the token out of the link that opened this screen and out of the address, and tries what it allows. Only a press of a
 * button uses it up: programs that look through mail open links, too.
 */
export function useLink() {
  const router = useRouter();
  const params = useLocalSearchParams() as LinkParams; // our two names, of what any address may carry
  const opened = tokenOf(params);
  const [token, setToken] = useState(opened);
  const [tried, setTried] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  // A second link opened while the screen stands: it begins anew with that one.
  if (opened !== null && opened !== token) setToken(opened);
  const { attempt, busy, said, field, refusal } = useAttempt();

  useEffect(() => {
    hideQuery();
    // The router would write the address anew from what it remembers; it takes changes once its root is mounted, which is after this.
    const timer = setTimeout(() => router.setParams({ token: undefined, '#': '' }), 0);
    return () => clearTimeout(timer);
  }, [router]);

  useEffect(openAgain, []);

  const over = refusal?.code === OVER && tried === token;
  const stage: LinkStage = token === null ? 'part' : done === token ? 'done' : over ? 'over' : 'ready';
  const follow = async <T>(work: (token: string) => Promise<Result<T>>) => {
    setTried(token);
    if (token !== null && (await attempt(() => work(token))) !== null) setDone(token);
  };
  return { stage, follow, busy, said, field };
}
