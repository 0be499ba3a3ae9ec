import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { LineageGraph } from '../../contract';
import { StateWord } from '../reach/state-word';
import { TONES } from '../review/tones';
import { useSay } from './words';

type Props = { readonly graph: LineageGraph; readonly of: string };

/** The family of a manuscript as lines: what it came from and what was made from it. */
export function Family({ graph, of }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const nodes = new Map(graph.nodes.map((node) => [node.documentId, node]));
  if (graph.links.length === 0) return null;
  return (
    <Box tag="section" aria-label={say('family')}>
      <Typography variant="sigma" textColor="neutral600">
        {say('family')}
      </Typography>
      {graph.links.map(({ from, to, kind }) => {
        const state = nodes.get(to)?.state;
        return (
          <Flex key={`${from} ${to} ${kind}`} gap={2} paddingTop={2} wrap="wrap">
            <Typography fontWeight={to === of ? 'bold' : 'regular'}>{nodes.get(to)?.title}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {say(`kind.${kind}`)}
            </Typography>
            <Typography fontWeight={from === of ? 'bold' : 'regular'}>{nodes.get(from)?.title}</Typography>
            {state && <StateWord tone={TONES[state]} word={formatMessage({ id: `cms.review.state.${state}` })} />}
          </Flex>
        );
      })}
    </Box>
  );
}
