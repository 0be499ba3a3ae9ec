import { Image, View } from 'react-native';
import type { OwnAfterSale } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { absolute } from '@/ui/picture-source';
import { openOutside } from '../open-page';
import { useShopWords } from '../shop-words';

const useStyles = styles((t) => ({
  row: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
  picture: { width: 96, height: 96, backgroundColor: t.colour.fold },
}));

type Photos = OwnAfterSale['photos'];

function Row({ photos, by }: { photos: Photos; by: Photos[number]['by'] }) {
  const s = useStyles();
  const { t } = useShopWords();
  const own = photos.filter((photo) => photo.by === by);
  if (own.length === 0) return null;
  return (
    <>
      <Text size="note" tone="inkSoft">
        {t(`evidence.by.${by}`)}
      </Text>
      <View style={s.row}>
        {own.map(({ id, small, large }, index) => (
          <Press
            key={id}
            role="link"
            aria-label={t('evidence.open', { at: index + 1 })}
            onPress={() => void openOutside(large)}
          >
            <Image source={{ uri: absolute(small) }} style={s.picture} resizeMode="cover" alt="" />
          </Press>
        ))}
      </View>
    </>
  );
}

/** The photos of both sides. Their addresses are good for minutes: the page asks for new ones. */
export function SalePhotos({ photos }: { readonly photos: Photos }) {
  return (
    <>
      <Row photos={photos} by="buyer" />
      <Row photos={photos} by="desk" />
    </>
  );
}
