import { useState } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { ListRow } from '@/ui/list-row';
import { Text } from '@/ui/text';
import { AddressFields, AddressLines } from '../address-fields';
import { useShopWords } from '../shop-words';
import type { Where } from './use-where';

const useStyles = styles((t) => ({ part: { gap: t.space[1] }, deed: { alignItems: 'flex-start' } }));

/** The addresses of the book, one of which is chosen, and the way to a new one. */
function Book({ where, onDone }: { where: Where; onDone: () => void }) {
  const s = useStyles();
  const { t } = useShopWords();
  const pick = (id: string) => () => {
    where.pick(id);
    onDone();
  };
  const write = () => {
    where.write();
    onDone();
  };
  return (
    <View role="group" aria-label={t('book.title')}>
      {where.entries.map(({ id, name, phone, detail }) => (
        <ListRow key={id} title={`${name} ${phone}`} note={detail} chosen={id === where.picked} onPress={pick(id)} />
      ))}
      <View style={s.deed}>
        <Button kind="plain" label={t('book.new')} onPress={write} />
      </View>
    </View>
  );
}

function Writing({ where, tried }: { where: Where; tried: boolean }) {
  const s = useStyles();
  const { t } = useShopWords();
  const [first] = where.entries;
  return (
    <>
      <AddressFields value={where.address} onChange={where.setAddress} tried={tried} />
      {first ? (
        <View style={s.deed}>
          <Button kind="plain" label={t('book.use')} onPress={() => where.pick(first.id)} />
        </View>
      ) : null}
    </>
  );
}

/** The one shape that is right now. */
function Inside({ where, tried }: WherePartProps) {
  const { t } = useShopWords();
  const [isChoosing, setChoosing] = useState(false);
  if (where.isPending) {
    return (
      <Text tone="inkSoft" live>
        {t('book.loading')}
      </Text>
    );
  }
  if (isChoosing) return <Book where={where} onDone={() => setChoosing(false)} />;
  if (where.isWriting) return <Writing where={where} tried={tried} />;
  const change = () => (where.entries.length === 0 ? where.setAddress(where.address) : setChoosing(true));
  return <AddressLines value={where.address} onChange={change} />;
}

export interface WherePartProps {
  readonly where: Where;
  /** Nothing is called wrong before it was tried. */
  readonly tried: boolean;
}

/** Where an order goes: the first choice of the book, another one of it, or a new one. */
export function WherePart(props: WherePartProps) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View style={s.part}>
      <Text bold>{t('address.title')}</Text>
      <Inside {...props} />
    </View>
  );
}
