import { View } from 'react-native';
import { useTheme } from '@/theme/use-theme';
import { FORMATS, plainest, srcSet } from './picture-source';
import type { PictureProps } from './picture';

/** A plain <picture>: the browser chooses format and size, and crops by the focal point. */
export function Picture({ picture, ratio, sizes, decorative = false, eager = false }: PictureProps) {
  const { colour } = useTheme();
  const fallback = plainest(picture, 800) ?? '';
  const frame = {
    width: '100%' as const,
    aspectRatio: ratio ?? picture.width / picture.height,
    backgroundColor: colour.fold,
    overflow: 'hidden' as const,
  };
  return (
    <View style={frame}>
      <picture>
        {FORMATS.filter((format) => srcSet(picture, format) !== '').map((format) => (
          <source key={format} type={`image/${format}`} srcSet={srcSet(picture, format)} sizes={sizes} />
        ))}
        <img
          src={fallback}
          alt={decorative ? '' : picture.alt}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          fetchPriority={eager ? 'high' : 'auto'}
          draggable={false}
          style={{
            position: 'absolute',
            inset: 0,
            width: '100%',
            height: '100%',
            objectFit: 'cover',
            objectPosition: `${picture.focal.x * 100}% ${picture.focal.y * 100}%`,
            ...(picture.blur ? { backgroundImage: `url("${picture.blur}")`, backgroundSize: 'cover' } : {}),
          }}
        />
      </picture>
    </View>
  );
}
