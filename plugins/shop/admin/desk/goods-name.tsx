import { Typography } from '@strapi/design-system';
import { useSpoken } from '@hearth/cms/reach';
import type { VariantName } from '../../contract';

type Titled = Pick<VariantName, 'title' | 'spec'>;

/** What a variant is called, in the language of the page: its product, and which of it. */
export function useGoodsName(): (goods: Titled) => string {
  const spoken = useSpoken();
  // Words in English are not asked for; the Chinese are always there.
  return ({ title, spec }) => `${spoken({ ...title, en: title.en || title['zh-Hans'] })} ${spec}`;
}

/** A quiet line below a name. */
export function Below({ children }: { readonly children: string }) {
  return (
    <Typography tag="div" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}
