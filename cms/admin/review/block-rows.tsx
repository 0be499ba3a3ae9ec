import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { BlockDiff } from '../../contract';
import { foldsOf } from './folds';
import { Runs } from './runs';
import { useSay } from './words';

const SIGNS = { same: '', added: '+', removed: '−', changed: '~' } as const;

const Row = styled.div<{ $sides: boolean }>`
  display: grid;
  grid-template-columns: 2.4rem ${({ $sides }) => ($sides ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)')};
  gap: 0 12px;
  padding: 6px 0;
  font-size: 1.6rem;
  line-height: 1.75;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Sign = styled.span`
  color: ${({ theme }) => theme.colors.neutral600};
  font-variant-numeric: tabular-nums;
  text-align: center;
`;

type Props = { readonly blocks: readonly BlockDiff[]; readonly sides: boolean };

/** The paragraphs of two bodies; what lies unchanged between is folded to a line that says how much. */
export function BlockRows({ blocks, sides }: Props) {
  const say = useSay();
  return (
    <>
      {foldsOf(blocks).map((fold, at) =>
        'folded' in fold ? (
          <Box key={at} paddingTop={2} paddingBottom={2} paddingLeft={8}>
            <Typography variant="pi" textColor="neutral600">
              {say('compare.folded', { count: fold.folded })}
            </Typography>
          </Box>
        ) : (
          <Paragraph key={at} block={fold.block} sides={sides} />
        ),
      )}
    </>
  );
}

function Paragraph({ block: { op, runs }, sides }: { readonly block: BlockDiff; readonly sides: boolean }) {
  const say = useSay();
  const sign = <Sign {...(op === 'same' ? {} : { role: 'img', 'aria-label': say(`compare.${op}`) })}>{SIGNS[op]}</Sign>;
  if (!sides) {
    return (
      <Row $sides={false}>
        {sign}
        <span>
          <Runs runs={runs} />
        </span>
      </Row>
    );
  }
  return (
    <Row $sides>
      {sign}
      <span>
        <Runs runs={runs} side="older" />
      </span>
      <span>
        <Runs runs={runs} side="newer" />
      </span>
    </Row>
  );
}
