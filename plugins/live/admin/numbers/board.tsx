import { Box, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, Moment, Panel, StateWord, useSpoken } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import { figureCatalogue, type ItemFunnel, type NumbersBoard, type ShownFigure } from '../../contract';
import { BoardChart } from './board-chart';
import { clockText, figureText, shareText, yuanText } from './figure-text.rules';
import { useSay } from './words';

/** All figures of a live, how it went, and what each item did. */
export function Board({ board }: { readonly board: NumbersBoard }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Figures board={board} />
      <Course board={board} />
      <Funnel items={board.items} />
    </Flex>
  );
}

function Figures({ board: { figures, asOf } }: { readonly board: NumbersBoard }) {
  const say = useSay();
  return (
    <Panel title={say('numbers.figures')} aside={<AsOf at={asOf} />}>
      <Box
        tag="dl"
        style={{
          ...{ display: 'grid', gap: '20px 24px', margin: 0 },
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(16rem, 44%), 1fr))',
        }}
      >
        {figures.map((figure) => (
          <Figure key={figure.name} figure={figure} />
        ))}
      </Box>
    </Panel>
  );
}

function AsOf({ at }: { readonly at: string }) {
  const say = useSay();
  return (
    <Typography variant="pi" textColor="neutral600">
      {say('numbers.asOf')} <Moment at={at} />
    </Typography>
  );
}

const FIGURES = { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' } as const;

/** A figure, and behind it how it comes about, from which rows, and as of when. */
function Figure({ figure: { name, value, finality, asOf } }: { readonly figure: ShownFigure }) {
  const say = useSay();
  const spoken = useSpoken();
  const { name: words, formula, source, unit } = figureCatalogue[name];
  return (
    <Box>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {spoken(words)}
      </Typography>
      <Box tag="dd" style={{ margin: 0 }}>
        <Typography tag="p" variant="beta" style={FIGURES}>
          {figureText(value, unit)}
        </Typography>
        <StateWord tone={finality === 'settled' ? 'proof' : 'wait'} word={say(`numbers.${finality}`)} />
        <details>
          <summary>
            <Typography variant="pi" textColor="neutral600">
              {say('numbers.how')}
            </Typography>
          </summary>
          <Typography tag="p" variant="pi">
            {spoken(formula)}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('numbers.source', { source: spoken(source) })} <Moment at={asOf} />
          </Typography>
        </details>
      </Box>
    </Box>
  );
}

function Course({ board: { samples } }: { readonly board: NumbersBoard }) {
  const say = useSay();
  return (
    <Panel title={say('numbers.course')}>
      {samples.length === 0 && <Typography textColor="neutral600">{say('numbers.course.none')}</Typography>}
      {samples.length > 0 && (
        <Box style={{ height: '28rem' }}>
          <BoardChart samples={samples} />
        </Box>
      )}
    </Panel>
  );
}

const HEADS = ['item', 'exposed', 'clicked', 'placed', 'paid', 'units', 'goods'] as const;

function Funnel({ items }: { readonly items: readonly ItemFunnel[] }) {
  const say = useSay();
  return (
    <Panel title={say('numbers.funnel')}>
      {items.length === 0 && <Typography textColor="neutral600">{say('numbers.funnel.none')}</Typography>}
      {items.length > 0 && (
        <LinesTable heads={HEADS.map((head) => say(`numbers.funnel.${head}`))}>
          {items.map((item) => (
            <Item key={item.offer} item={item} />
          ))}
        </LinesTable>
      )}
    </Panel>
  );
}

function Item({ item }: { readonly item: ItemFunnel }) {
  const say = useSay();
  const { locale } = useIntl();
  const { title, spec, exposed, seconds, clicked, placed, paid, units, goods } = item;
  return (
    <Tr>
      <Td style={{ maxWidth: '28rem' }}>
        <Typography style={{ whiteSpace: 'normal' }}>{title[locale] ?? title['zh-Hans']}</Typography>{' '}
        <Typography textColor="neutral600">{spec}</Typography>
      </Td>
      <Cell label={say('numbers.funnel.exposed')} value={String(exposed)} beside={clockText(seconds)} />
      <Cell label={say('numbers.funnel.clicked')} value={String(clicked)} beside={shareText(clicked, exposed)} />
      <Cell label={say('numbers.funnel.placed')} value={String(placed)} beside={shareText(placed, clicked)} />
      <Cell label={say('numbers.funnel.paid')} value={String(paid)} beside={shareText(paid, placed)} />
      <Cell label={say('numbers.funnel.units')} value={String(units)} />
      <Cell label={say('numbers.funnel.goods')} value={yuanText(goods)} />
    </Tr>
  );
}

type CellProps = { readonly label: string; readonly value: string; readonly beside?: string };

function Cell({ label, value, beside }: CellProps) {
  return (
    <Td data-label={label}>
      <Typography style={FIGURES}>{value}</Typography>
      {beside !== undefined && (
        <Typography variant="pi" textColor="neutral600" style={FIGURES}>
          {' '}
          {beside}
        </Typography>
      )}
    </Td>
  );
}
