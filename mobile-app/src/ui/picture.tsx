import { Image } from 'expo-image';
import { PixelRatio, useWindowDimensions, View } from 'react-native';
import type { Picture as PictureData } from '@/contract/types';
import { useTheme } from '@/theme/use-theme';
import { fitting, plainest } from './picture-source';

export interface PictureProps {
  readonly picture: PictureData;
  /** Width by height of the frame; without it the picture's own. */
  readonly ratio?: number;
  /** How wide it will be shown, as in the HTML attribute of this name. */
  readonly sizes: string;
  /** True where the words beside it say the same. */
  readonly decorative?: boolean;
  /** True for what is in sight at once. */
  readonly eager?: boolean;
}

/** expo-image keeps its own disk cache, so pictures of opened stories are there without a net. */
export function Picture({ picture, ratio, decorative = false, eager = false }: PictureProps) {
  const theme = useTheme();
  const { width } = useWindowDimensions();
  const pixels = width * PixelRatio.get();
  const uri = fitting(picture, 'webp', pixels) ?? plainest(picture, pixels);
  const grey = theme.mourning ? { filter: [{ grayscale: 1 }] } : null;
  return (
    <View
      style={[
        { width: '100%', aspectRatio: ratio ?? picture.width / picture.height, backgroundColor: theme.colour.fold },
        grey,
      ]}
    >
      <Image
        source={uri}
        placeholder={picture.blur}
        alt={decorative ? '' : picture.alt}
        contentFit="cover"
        contentPosition={{ left: `${picture.focal.x * 100}%`, top: `${picture.focal.y * 100}%` }}
        cachePolicy="disk"
        priority={eager ? 'high' : 'normal'}
        transition={theme.motion.answer}
        style={{ flex: 1 }}
      />
    </View>
  );
}
