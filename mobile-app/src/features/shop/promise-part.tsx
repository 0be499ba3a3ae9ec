import { useState } from 'react';
import { View } from 'react-native';
import type { OwnOrder } from '@/contract/types';
import {
  CHECKS,
  checkPromise,
  fingerprint,
  stationOf,
  type PromiseCheck,
  type PromiseCheckName,
} from '@/data/promise-check';
import { meetKey, type Acquaintance } from '@/data/known-keys';
import { fetchPromise } from '@/data/shop';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Text } from '@/ui/text';
import { Part } from './part';
import { useShopWords } from './shop-words';
import { useSaid } from '@/words/use-said';

const useStyles = styles((t) => ({
  line: { flexDirection: 'row', alignItems: 'flex-start', gap: t.space[2] },
  words: { flex: 1, minWidth: 0 },
  list: { gap: t.space[2] },
}));

interface Checked {
  readonly outcome: PromiseCheck;
  readonly key: string;
  readonly acquaintance: Acquaintance;
}

function Line({ name, holds }: { name: PromiseCheckName; holds: boolean }) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View style={s.line}>
      <Icon name={holds ? 'check' : 'close'} tone={holds ? 'proof' : 'stop'} size={20} />
      <Text size="note" style={s.words}>
        {t(`vow.${name}`)}
      </Text>
      <Text size="note" tone={holds ? 'proof' : 'stop'}>
        {t(holds ? 'vow.yes' : 'vow.no')}
      </Text>
    </View>
  );
}

/** What the station promised, checked on this very device: hashes, the way to the signed root, and the signature. */
export function PromisePart({ order }: { order: OwnOrder }) {
  const s = useStyles();
  const { t } = useShopWords();
  const trying = useSaid();
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = async () => {
    const proof = await trying.attempt(() => fetchPromise(order.id));
    if (!proof) return;
    const { sign } = await import('tweetnacl');
    const outcome = checkPromise(order, proof, sign.detached.verify);
    const key = fingerprint(proof.publicKey);
    // A key that signed nothing is not remembered.
    const acquaintance = outcome.signature ? meetKey(stationOf(proof), key) : 'other';
    setChecked({ outcome, key, acquaintance });
  };
  const holds = checked !== null && CHECKS.every((name) => checked.outcome[name]);
  return (
    <Part title={t('vow.title')}>
      <Text size="note" tone="inkSoft">
        {t('vow.about')}
      </Text>
      {checked === null ? (
        <View style={{ alignItems: 'flex-start' }}>
          <Button kind="quiet" icon="seal" label={t('vow.check')} onPress={() => void check()} busy={trying.busy} />
        </View>
      ) : (
        <View style={s.list}>
          <Text bold tone={holds ? 'proof' : 'stop'} live>
            {t(holds ? 'vow.good' : 'vow.bad')}
          </Text>
          {CHECKS.map((name) => (
            <Line key={name} name={name} holds={checked.outcome[name]} />
          ))}
          <Text size="note" tone="inkSoft" selectable>
            {t('vow.key', { key: checked.key })}
          </Text>
          <Text size="note" tone={checked.acquaintance === 'other' ? 'wait' : 'inkSoft'}>
            {t(`vow.key.${checked.acquaintance}`)}
          </Text>
        </View>
      )}
      {trying.said === null ? null : (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      )}
    </Part>
  );
}
