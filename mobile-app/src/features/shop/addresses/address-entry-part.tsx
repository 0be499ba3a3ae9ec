import { useState } from 'react';
import { View } from 'react-native';
import type { KeptAddress } from '@/contract/types';
import { changeAddress, removeAddress } from '@/data/addresses';
import { ok } from '@/data/result';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { AddressLines } from '../address-fields';
import { useShopWords } from '../shop-words';
import { useSaid } from '@/words/use-said';

const useStyles = styles((t) => ({
  entry: { gap: t.space[2], paddingVertical: t.space[4], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  pair: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
  first: { alignItems: 'flex-start' },
}));

interface AddressEntryProps {
  readonly entry: KeptAddress;
  readonly onChange: () => void;
  /** It is the first choice now, or gone. */
  readonly onMoved: () => void;
}

/** Removing is asked twice; orders keep where they go. */
function Deeds({ entry, onChange, onMoved }: AddressEntryProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const trying = useSaid();
  const [asks, setAsks] = useState(false);
  const first = async () => {
    if (await trying.attempt(() => changeAddress(entry.id, { ...entry, isFirst: true }))) onMoved();
  };
  const remove = async () => {
    const gone = await trying.attempt(async () => {
      const answer = await removeAddress(entry.id);
      return answer.ok ? ok('gone') : answer;
    });
    setAsks(false);
    if (gone !== null) onMoved();
  };
  return (
    <>
      {trying.said === null ? null : (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      )}
      {asks ? <Text live>{t('book.remove.sure')}</Text> : null}
      <View style={s.pair}>
        {asks ? (
          <>
            <Button kind="danger" label={t('book.remove.yes')} onPress={() => void remove()} busy={trying.busy} />
            <Button kind="quiet" label={t('cancel.no')} onPress={() => setAsks(false)} />
          </>
        ) : (
          <>
            <Button kind="plain" label={t('address.change')} onPress={onChange} />
            {entry.isFirst ? null : (
              <Button kind="plain" label={t('book.first.make')} onPress={() => void first()} busy={trying.busy} />
            )}
            <Button kind="plain" label={t('book.remove')} onPress={() => setAsks(true)} />
          </>
        )}
      </View>
    </>
  );
}

/** An address of the book, with what may be done to it. */
export function AddressEntryPart(props: AddressEntryProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const { entry } = props;
  return (
    <View style={s.entry} role="group" aria-label={`${entry.name} ${entry.detail}`}>
      {entry.isFirst ? (
        <View style={s.first}>
          <Badge kind="proof" label={t('book.first')} />
        </View>
      ) : null}
      <AddressLines value={entry} />
      <Deeds {...props} />
    </View>
  );
}
