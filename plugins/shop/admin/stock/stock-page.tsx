import { useCallback, useState } from 'react';
import { Box, Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, SearchWords, TitleLink, useReading } from '@hearth/cms/reach';
import type { Variant } from '../../contract';
import { Below, useGoodsName } from '../desk/goods-name';
import { Older } from '../desk/older';
import { asked } from '../desk/list-address.rules';
import { useNarrowed } from '../desk/use-narrowed';
import { useSay } from '../desk/words';
import { FreeWord } from './free-word';
import { MakeVariant } from './make-variant';

type Found = { readonly variants: Variant[]; readonly more: boolean };

const HEADS = ['variant', 'free', 'on-hand', 'reserved', 'shipped', 'waiting'] as const;

/** What the station has of its goods, what of it is promised, and how many wait for more. */
export function StockPage() {
  const say = useSay();
  const { search, turn } = useNarrowed();
  const [isOpen, open] = useState(false);
  const list = useReading<Found>(`/shop/variants?${asked(search, ['search', 'before'])}`);
  const words = search.get('search') ?? '';
  const onWords = useCallback((text: string) => turn('search', text), [turn]);
  return (
    <ListPage
      title={say('desk.stock')}
      about={say('desk.stock.about')}
      empty={say(words === '' ? 'desk.stock.empty' : 'desk.stock.none')}
      list={list}
      lines={({ variants }) => variants}
      action={
        <Button startIcon={<Plus />} onClick={() => open(true)}>
          {say('desk.variant.make')}
        </Button>
      }
      above={
        <Box paddingBottom={4} maxWidth="36rem">
          <SearchWords label={say('desk.stock.search')} value={words} onChange={onWords} />
        </Box>
      }
      form={isOpen && <MakeVariant onClose={() => open(false)} />}
    >
      {(variants) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`desk.column.${head}`))}>
            {variants.map((variant) => (
              <Line key={variant.id} variant={variant} />
            ))}
          </LinesTable>
          <Older last={list.value?.more ? variants.at(-1)?.id : undefined} />
        </>
      )}
    </ListPage>
  );
}

function Line({ variant }: { readonly variant: Variant }) {
  const say = useSay();
  const named = useGoodsName();
  const counts = [
    ['on-hand', variant.onHand],
    ['reserved', variant.reserved],
    ['shipped', variant.shipped],
    ['waiting', variant.waiting],
  ] as const;
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={variant.id} {...{ [LINE]: '' }}>
          {named(variant)}
        </TitleLink>
        <Below>{say('desk.variant.weight', { grams: variant.weightG })}</Below>
      </Td>
      <Td data-label={say('desk.column.free')}>
        <FreeWord variant={variant} />
      </Td>
      {counts.map(([name, count]) => (
        <Td key={name} data-label={say(`desk.column.${name}`)}>
          <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{count}</Typography>
        </Td>
      ))}
    </Tr>
  );
}
