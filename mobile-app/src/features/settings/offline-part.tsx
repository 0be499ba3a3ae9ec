import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { View } from 'react-native';
import { shelf } from '@/platform/shelf';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';
import { Part } from './part';
import { readableBytes } from './sizes';

const KEY = ['offline-used'];

export function OfflinePart() {
  const { t } = useWords();
  const client = useQueryClient();
  const [cleared, setCleared] = useState(false);
  const used = useQuery({ queryKey: KEY, queryFn: () => shelf.used(), staleTime: 0 });
  const clear = async () => {
    await shelf.clear();
    await client.invalidateQueries({ queryKey: KEY });
    setCleared(true);
  };
  const { items = 0, bytes = 0 } = used.data ?? {};
  return (
    <Part title={t('settings.offline')}>
      <Text tone="inkSoft">{t('settings.offline.used', { n: items, size: readableBytes(bytes) })}</Text>
      <View style={{ alignItems: 'flex-start', paddingTop: 12, gap: 8 }}>
        <Button kind="quiet" label={t('settings.offline.clear')} onPress={() => void clear()} disabled={items === 0} />
        <Text size="note" tone="proof" live>
          {cleared ? t('settings.offline.cleared') : ''}
        </Text>
      </View>
    </Part>
  );
}
