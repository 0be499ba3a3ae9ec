import { Box, Flex, Typography } from '@strapi/design-system';
import { Sheet, StateWord, useSpoken, type Tone } from '@hearth/cms/reach';
import { paperKinds, type PaperNeed, type ProductFile } from '../../contract';
import { useCode, useSay } from './words';

const TONES: Readonly<Record<PaperNeed['standing'], Tone>> = {
  ...{ accepted: 'proof', waiting: 'wait', expired: 'stop', missing: 'stop' },
};

/** What a product needs, and how each of it stands: what is missing stands first. */
export function NeedsPanel({ product }: { readonly product: ProductFile }) {
  const say = useSay();
  const spoken = useSpoken();
  const code = useCode();
  const order = (need: PaperNeed): number => ['missing', 'expired', 'waiting', 'accepted'].indexOf(need.standing);
  const needs = [...product.needs].sort((a, b) => order(a) - order(b));
  return (
    <Sheet label={say('goods.needs')}>
      <Box padding={5}>
        <Flex justifyContent="space-between">
          <Typography tag="h2" variant="delta">
            {say('goods.needs')}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {say('goods.catalogue', { version: product.catalogue })}
          </Typography>
        </Flex>
        <Box tag="ul" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
          {needs.map((need) => (
            <Flex
              tag="li"
              key={`${need.kind} ${need.lot ?? ''} ${need.side ?? ''}`}
              justifyContent="space-between"
              gap={3}
              paddingTop={2}
            >
              <Typography>
                {spoken(paperKinds[need.kind])}
                {need.side === null ? '' : ` · ${code('side', need.side)}`}
              </Typography>
              <StateWord tone={TONES[need.standing]} word={say(`goods.need.${need.standing}`)} />
            </Flex>
          ))}
        </Box>
      </Box>
    </Sheet>
  );
}
