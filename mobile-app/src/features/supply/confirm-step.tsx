import { useState } from 'react';
import { useStore } from '@/data/store';
import { handIn, supply } from '@/data/supply';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { refusalLine } from '@/words/refusals';
import { useSupplyWords, type SupplyWord } from './supply-words';

/** The word for something that is missing, as the host names it. */
const wordOf = (missing: string): SupplyWord =>
  // The host names parts and papers by the words below; the catalogue has each.
  (missing.startsWith('proof:') ? `proof.${missing.slice(6)}` : `missing.${missing}`) as SupplyWord;

const EVERYTHING = ['who', 'where', 'contact', 'bank'];

/** What is missing still, or all that is left to do: hand it in. */
export function ConfirmStep() {
  const { t, tongue } = useSupplyWords();
  const { remote, refusals } = useStore(supply);
  const [busy, setBusy] = useState(false);
  const missing = remote ? remote.missing : EVERYTHING;
  const refused = refusals.file && refusalLine(refusals.file);
  const send = async () => {
    setBusy(true);
    await handIn();
    setBusy(false);
  };
  const what = missing.map((one) => t(wordOf(one))).join(tongue === 'zh' ? '、' : ', ');
  return (
    <>
      <Text tone={missing.length > 0 ? 'wait' : 'proof'}>
        {missing.length > 0 ? t('confirm.missing', { what }) : t('confirm.ready')}
      </Text>
      <Text tone="stop" live>
        {refused ? ('said' in refused ? refused.said : t(refused.word, refused.params)) : ''}
      </Text>
      <Button
        label={t('confirm.send')}
        busy={busy}
        disabled={missing.length > 0 || remote == null}
        onPress={() => void send()}
      />
    </>
  );
}
