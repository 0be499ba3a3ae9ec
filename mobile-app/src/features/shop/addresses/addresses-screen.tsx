import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { View } from 'react-native';
import type { KeptAddress } from '@/contract/types';
import { ADDRESS_BOOK, MOST_ADDRESSES } from '@/data/addresses';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { SignInFirst } from '../orders-screen';
import { RowsSkeleton } from '../shelf-skeleton';
import { useShopWords } from '../shop-words';
import { AddressEditor } from './address-editor';
import { AddressEntryPart } from './address-entry-part';
import { useAddressBook } from './use-address-book';

const useStyles = styles((t) => ({ foot: { paddingVertical: t.space[4], gap: t.space[2] } }));

/** The entries, with the one that is being changed opened where it stands. */
function Entries({ entries, onChanged }: { entries: readonly KeptAddress[]; onChanged: () => void }) {
  const [opened, setOpened] = useState<string | null>(null);
  const changed = () => {
    setOpened(null);
    onChanged();
  };
  return entries.map((entry) =>
    entry.id === opened ? (
      <AddressEditor key={entry.id} entry={entry} onSaved={changed} onLeave={() => setOpened(null)} />
    ) : (
      <AddressEntryPart key={entry.id} entry={entry} onChange={() => setOpened(entry.id)} onMoved={changed} />
    ),
  );
}

function Whole({ entries, onChanged }: { entries: readonly KeptAddress[]; onChanged: () => void }) {
  const s = useStyles();
  const { t } = useShopWords();
  const [isAdding, setAdding] = useState(false);
  const add = () => setAdding(true);
  const saved = () => {
    setAdding(false);
    onChanged();
  };
  const isFull = entries.length >= MOST_ADDRESSES;
  if (entries.length === 0 && !isAdding) {
    return (
      <EmptyState
        title={t('book.empty.title')}
        text={t('book.empty.text')}
        action={{ label: t('book.new'), onPress: add }}
      />
    );
  }
  return (
    <>
      <Entries entries={entries} onChanged={onChanged} />
      {isAdding ? <AddressEditor entry={null} onSaved={saved} onLeave={() => setAdding(false)} /> : null}
      {isAdding ? null : (
        <View style={s.foot}>
          <Button kind="quiet" label={t('book.new')} onPress={add} disabled={isFull} />
          {isFull ? <Text tone="wait">{t('book.full', { most: MOST_ADDRESSES })}</Text> : null}
        </View>
      )}
    </>
  );
}

function Inside() {
  const client = useQueryClient();
  const book = useAddressBook();
  if (book.isPending) return <RowsSkeleton word="book.loading" />;
  if (!book.data) {
    return <ErrorState failure={refusalOf(book.error)} onRetry={() => void book.refetch()} busy={book.isFetching} />;
  }
  const changed = () => void client.invalidateQueries({ queryKey: ADDRESS_BOOK });
  return <Whole entries={book.data} onChanged={changed} />;
}

/** The address book (地址簿): the first choice first. */
export function AddressesScreen() {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const title = t('book.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      {status === 'unknown' ? <RowsSkeleton word="book.loading" /> : null}
      {status === 'out' ? <SignInFirst title="book.title" /> : null}
      {status === 'in' ? <Inside /> : null}
    </Page>
  );
}
