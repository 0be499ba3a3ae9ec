import { useState } from 'react';
import { View } from 'react-native';
import type { KeptAddress } from '@/contract/types';
import { addAddress, changeAddress, type AddressEntry } from '@/data/addresses';
import { NO_ADDRESS } from '@/data/own-address';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Text } from '@/ui/text';
import { AddressFields } from '../address-fields';
import { isSound } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { useSaid } from '@/words/use-said';

const useStyles = styles((t) => ({
  form: { gap: t.space[3], paddingVertical: t.space[4], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  pair: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
}));

interface AddressEditorProps {
  /** Null: a new one. */
  readonly entry: KeptAddress | null;
  readonly onSaved: () => void;
  readonly onLeave: () => void;
}

/** An address of the book, to be written. */
export function AddressEditor({ entry, onSaved, onLeave }: AddressEditorProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const [text, setText] = useState<AddressEntry>(entry ?? { ...NO_ADDRESS, isFirst: false });
  const [tried, setTried] = useState(false);
  const trying = useSaid();
  const save = async () => {
    setTried(true);
    if (!isSound(text)) return;
    const saved = await trying.attempt(() => (entry ? changeAddress(entry.id, text) : addAddress(text)));
    if (saved) onSaved();
  };
  return (
    <View style={s.form}>
      <AddressFields value={text} onChange={(address) => setText({ ...text, ...address })} tried={tried} />
      {entry?.isFirst ? null : (
        <Toggle
          shape="box"
          label={t('book.first.set')}
          value={text.isFirst}
          onChange={(isFirst) => setText({ ...text, isFirst })}
        />
      )}
      {trying.said === null ? null : (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      )}
      <View style={s.pair}>
        <Button label={t('address.save')} onPress={() => void save()} busy={trying.busy} />
        <Button kind="quiet" label={t('book.leave')} onPress={onLeave} />
      </View>
    </View>
  );
}
