import { useCallback, useState } from 'react';
import { Box, Button, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import {
  Faces,
  HelpDialog,
  LINE,
  LinesTable,
  Nothing,
  SearchField,
  Sheet,
  TabLinks,
  TitleLink,
  useLineKeys,
  useMay,
  useReading,
  useSpoken,
} from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import {
  categories,
  GATE_READ,
  GOODS_WORK,
  PRODUCTS_A_PAGE,
  productState,
  type ProductCard,
  type ProductState,
} from '../../contract';
import { ClockWord } from './clock-word';
import { OpenProduct } from './open-product';
import { ProductStateWord } from './product-state';
import { Turning } from './turning';
import { useSay } from './words';

const HEADS = ['product', 'supplier', 'state', 'clock', 'ends'] as const;

type Bench = {
  readonly products: readonly ProductCard[];
  readonly counts: Readonly<Record<ProductState, number>>;
  readonly late: number;
  readonly total: number;
};

/** The workbench: goods by state, those that wait longest first, with the clock of whoever has to act. */
export function Workbench() {
  const say = useSay();
  const { search, turn } = useQuery();
  const [isOpen, open] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const list = useReading<Bench>(`/vetting/products?${search.toString()}`);
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('goods.title')}</Page.Title>
      <Layouts.Header
        title={say('goods.title')}
        subtitle={
          list.value && list.value.late > 0 ? say('goods.late.count', { count: list.value.late }) : say('goods.about')
        }
        primaryAction={<Ways onOpen={() => open(true)} />}
      />
      <Layouts.Content>
        <States counts={list.value?.counts} search={search} />
        <Box paddingBottom={4} maxWidth="36rem">
          <SearchField
            name="search"
            label={say('goods.search')}
            value={search.get('search') ?? ''}
            onChange={(text) => turn('search', text)}
          />
        </Box>
        <Sheet label={say('goods.title')}>
          <Faces of={list}>{(found) => <Lines found={found} />}</Faces>
        </Sheet>
        <Turning
          pages={Math.ceil((list.value?.total ?? 0) / PRODUCTS_A_PAGE)}
          page={Number(search.get('page') ?? '1')}
          onTurn={(page) => turn('page', String(page))}
        />
      </Layouts.Content>
      {isOpen && <OpenProduct onClose={() => open(false)} />}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

/** To what ends soon, and to a new file, for whoever may. */
function Ways({ onOpen }: { readonly onOpen: () => void }) {
  const say = useSay();
  const [mayWork, maySeeGate] = [useMay(GOODS_WORK), useMay(GATE_READ)];
  return (
    <Flex gap={4} wrap="wrap">
      {maySeeGate && (
        <Link tag={NavLink} to="endings">
          {say('goods.endings')}
        </Link>
      )}
      {mayWork && (
        <Button startIcon={<Plus />} onClick={onOpen}>
          {say('goods.open')}
        </Button>
      )}
    </Flex>
  );
}

/** What the list is narrowed by, in the address. */
function useQuery() {
  const [search, setSearch] = useSearchParams();
  const turn = (part: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(part);
    else next.set(part, value);
    if (part !== 'page') next.delete('page');
    setSearch(next, { replace: true });
  };
  return { search, turn };
}

type StatesProps = { readonly counts: Bench['counts'] | undefined; readonly search: URLSearchParams };

function States({ counts, search }: StatesProps) {
  const say = useSay();
  const address = (state: string): string => {
    const next = new URLSearchParams(search);
    next.delete('page');
    if (state === 'all') next.delete('state');
    else next.set('state', state);
    return `?${next.toString()}`;
  };
  const tabs = ['all' as const, ...productState.options].map((state) => {
    const count = state === 'all' ? undefined : counts?.[state];
    const words = say(`goods.state.${state}`);
    return { key: state, words: count ? `${words} ${count}` : words, to: address(state) };
  });
  return <TabLinks label={say('goods.states')} tabs={tabs} at={search.get('state') ?? 'all'} />;
}

function Lines({ found }: { readonly found: Bench }) {
  const say = useSay();
  if (found.products.length === 0) return <Nothing>{say('goods.empty')}</Nothing>;
  return (
    <LinesTable heads={HEADS.map((head) => say(`goods.column.${head}`))}>
      {found.products.map((product) => (
        <Line key={product.id} product={product} />
      ))}
    </LinesTable>
  );
}

function Line({ product }: { readonly product: ProductCard }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={product.id} {...{ [LINE]: '' }}>
          {product.title}
        </TitleLink>
        <Typography tag="div" variant="pi" textColor="neutral600">
          {spoken(categories[product.category].name)}
        </Typography>
      </Td>
      <Td data-label={say('goods.column.supplier')}>
        <Typography>{product.supplier.name}</Typography>
      </Td>
      <Td data-label={say('goods.column.state')}>
        <ProductStateWord state={product.state} />
      </Td>
      <Td data-label={say('goods.column.clock')}>
        <ClockWord dueAt={product.dueAt} />
      </Td>
      <Td data-label={say('goods.column.ends')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {product.papersEnd ?? say('goods.ends.none')}
        </Typography>
      </Td>
    </Tr>
  );
}
