import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { LineageGraph, LineageNode } from '../../contract';
import { StateWord } from '../reach/state-word';
import { TONES } from '../review/tones';
import { useSay } from './words';

type Props = { readonly graph: LineageGraph; readonly of: string; readonly isTitled?: boolean };

/** The family of a manuscript as lines: what it came from, what was made from it, and in which languages it stands. */
export function Family({ graph, of, isTitled = true }: Props) {
  const say = useSay();
  const nodes = new Map(graph.nodes.map((node) => [node.documentId, node]));
  if (graph.links.length + graph.translations.length === 0) return null;
  const end = (id: string): End => ({ title: nodes.get(id)?.title ?? '', isSelf: id === of });
  return (
    <Box tag="section" aria-label={say('family')}>
      {isTitled && (
        <Typography variant="sigma" textColor="neutral600">
          {say('family')}
        </Typography>
      )}
      {graph.links.map(({ id, from, to, kind }) => (
        <Line
          key={id}
          {...{ from: end(from), to: end(to), word: say(`kind.${kind}`), state: nodes.get(to)?.state ?? null }}
        />
      ))}
      {graph.translations.map(({ documentId, from, to, state }) => {
        const isSelf = documentId === of;
        const ends = { from: { title: from.title, isSelf }, to: { title: to.title, isSelf } };
        return <Line key={`${documentId} ${to.locale}`} {...{ ...ends, word: say('kind.translation'), state }} />;
      })}
    </Box>
  );
}

type End = { readonly title: string; readonly isSelf: boolean };
type LineProps = {
  readonly from: End;
  readonly to: End;
  readonly word: string;
  readonly state: LineageNode['state'];
};

function Line({ from, to, word, state }: LineProps) {
  const { formatMessage } = useIntl();
  return (
    <Flex gap={2} paddingTop={2} wrap="wrap">
      <Typography fontWeight={to.isSelf ? 'bold' : 'regular'}>{to.title}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {word}
      </Typography>
      <Typography fontWeight={from.isSelf ? 'bold' : 'regular'}>{from.title}</Typography>
      {state && <StateWord tone={TONES[state]} word={formatMessage({ id: `cms.review.state.${state}` })} />}
    </Flex>
  );
}
