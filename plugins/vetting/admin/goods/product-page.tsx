import { useCallback, useState } from 'react';
import { Box, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Sheet, useReading, useSpoken } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { categories, type ProductFile } from '../../contract';
import { ClaimsPanel } from './claims-panel';
import { ClockWord } from './clock-word';
import { yuanOf } from './facts-draft.rules';
import { GatePanel } from './gate-panel';
import { LotsPanel } from './lots-panel';
import { NeedsPanel } from './needs-panel';
import { PapersPanel } from './papers-panel';
import { PricesPanel } from './prices-panel';
import { ProductDeeds } from './product-deeds';
import { ProductStateWord } from './product-state';
import { useSay } from './words';

/** The file of a product: what state, who is waited for, what it needs, what speaks for it. */
export function ProductPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const reading = useReading<ProductFile>(`/vetting/products/${id}`);
  const [round, setRound] = useState(0);
  const { reload } = reading;
  const onDone = useCallback(() => {
    reload();
    setRound((one) => one + 1);
  }, [reload]);
  const product = reading.value;
  return (
    <Page.Main aria-busy={!product && !reading.failed}>
      <Page.Title>{product?.title ?? say('goods.title')}</Page.Title>
      <Layouts.Header
        title={product?.title ?? say('goods.title')}
        subtitle={product ? <Standing product={product} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." startIcon={<ArrowLeft />}>
            {say('goods.back')}
          </Link>
        }
        primaryAction={product ? <ProductDeeds product={product} onDone={onDone} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(shown) => <Parts product={shown} round={round} onDone={onDone} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Standing({ product }: { readonly product: ProductFile }) {
  return (
    <Box style={{ display: 'flex', gap: '16px', flexWrap: 'wrap' }}>
      <ProductStateWord state={product.state} />
      <ClockWord dueAt={product.dueAt} />
      <Typography textColor="neutral600">{product.supplier.name}</Typography>
      {product.stateReason !== null && <Typography textColor="neutral600">{product.stateReason}</Typography>}
    </Box>
  );
}

/** What a panel of a product is handed. */
export type PanelProps = { readonly product: ProductFile; readonly round: number; readonly onDone: () => void };

function Parts(props: PanelProps) {
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" gap={5}>
        <Changes product={props.product} />
        <PapersPanel {...props} />
        <ClaimsPanel {...props} />
        <PricesPanel {...props} />
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <GatePanel {...props} />
        <NeedsPanel product={props.product} />
        <LotsPanel {...props} />
        <Declared product={props.product} />
      </Grid.Item>
    </Grid.Root>
  );
}

/** What differs from what was approved, in words. */
function Changes({ product }: { readonly product: ProductFile }) {
  const say = useSay();
  if (product.changes.length === 0) return null;
  const word = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <Sheet label={say('goods.changes')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('goods.changes')}
        </Typography>
        {product.changes.map(({ field, before, after }) => (
          <Box key={field} paddingTop={3}>
            <Typography variant="pi" textColor="neutral600">
              {field}
            </Typography>
            <Typography tag="div">
              <del>{word(before)}</del> <ins>{word(after)}</ins>
            </Typography>
          </Box>
        ))}
      </Box>
    </Sheet>
  );
}

function Declared({ product: { facts, category, revision } }: { readonly product: ProductFile }) {
  const say = useSay();
  const spoken = useSpoken();
  const lines = ['spec', 'maker', 'plant', 'seller', 'origin', 'netWeight', 'storage', 'recipe', 'label'] as const;
  return (
    <Sheet label={say('goods.declared')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('goods.declared')}
        </Typography>
        <Box paddingTop={4}>
          <Facts
            facts={[
              [say('goods.field.category'), spoken(categories[category].name)],
              ...lines.map((line): [string, string] => [say(`goods.field.${line}`), facts[line]]),
              [
                say('goods.field.price'),
                `${yuanOf(facts.priceBasis.fen)} · ${say(`goods.basis.${facts.priceBasis.kind}`)}`,
              ],
              [say('goods.revision'), String(revision)],
            ]}
          />
        </Box>
      </Box>
    </Sheet>
  );
}
