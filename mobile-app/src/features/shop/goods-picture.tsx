import { Image, View } from 'react-native';
import { styles } from '@/theme/styles';
import { useTheme } from '@/theme/use-theme';
import { Icon } from '@/ui/icon';
import { absolute } from '@/ui/picture-source';

const useStyles = styles((t) => ({
  frame: {
    width: '100%',
    aspectRatio: 1,
    backgroundColor: t.colour.fold,
    alignItems: 'center',
    justifyContent: 'center',
    overflow: 'hidden',
  },
  picture: { position: 'absolute', top: 0, left: 0, width: '100%', height: '100%' },
}));

/** Goods on plain fold, square; what has no picture of its own shows that it is goods. */
export function GoodsPicture({ address, alt }: { readonly address: string | null; readonly alt: string }) {
  const s = useStyles();
  const { mourning } = useTheme();
  const grey = mourning ? { filter: [{ grayscale: 1 }] } : null;
  return (
    <View style={[s.frame, grey]}>
      <Icon name="shop" tone="inkSoft" size={36} />
      {address === null ? null : (
        <Image source={{ uri: absolute(address) }} alt={alt} resizeMode="cover" style={s.picture} />
      )}
    </View>
  );
}
