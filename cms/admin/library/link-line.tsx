import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { LineageGraph, LineageLink } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { TitleLink } from '../reach/title-link';
import { TONES } from '../review/tones';
import { writtenTime } from './clip-time';
import { useSay } from './words';

type Of = { readonly graph: LineageGraph; readonly of: string; readonly link: LineageLink };

type Props = Of & {
  /** What else is said of it. */
  readonly children?: ReactNode;
  /** The button at its end, where there is something to do. */
  readonly deed: ReactNode;
};

/** One link of a family: whom it names, who said it, and what can be done about it. */
export function LinkLine({ graph, of, link, children, deed }: Props) {
  return (
    <Flex
      tag="article"
      gap={4}
      padding={5}
      paddingTop={3}
      paddingBottom={3}
      wrap="wrap"
      justifyContent="space-between"
      alignItems="start"
    >
      <Box style={{ flex: '1 1 24rem', minWidth: 0 }}>
        <Ends {...{ graph, of, link }} />
        <SaidBy link={link} />
        {children}
      </Box>
      {deed}
    </Flex>
  );
}

/** Names the other end, or both where neither is the manuscript of the page. */
function Ends({ graph, of, link }: Of) {
  const say = useSay();
  const { from, to, kind, part } = link;
  return (
    <Flex gap={2} wrap="wrap">
      {to !== of && from !== of && <Member id={to} graph={graph} />}
      <Typography textColor="neutral600">{say(from === of ? `made.${kind}` : `kind.${kind}`)}</Typography>
      <Member id={from === of ? to : from} graph={graph} />
      {part && (
        <Typography textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {say('part', { from: writtenTime(part.fromMs), to: writtenTime(part.toMs) })}
        </Typography>
      )}
    </Flex>
  );
}

function Member({ id, graph }: { readonly id: string; readonly graph: LineageGraph }) {
  const { formatMessage } = useIntl();
  const node = graph.nodes.find(({ documentId }) => documentId === id);
  const title = node?.title ?? '';
  return (
    <>
      <TitleLink to={`../family/${id}`} {...{ [LINE]: '' }}>
        {title === '' ? formatMessage({ id: 'cms.review.untitled' }) : title}
      </TitleLink>
      {node?.state && (
        <StateWord tone={TONES[node.state]} word={formatMessage({ id: `cms.review.state.${node.state}` })} />
      )}
    </>
  );
}

/** By whose word and since when. */
function SaidBy({ link: { by, at } }: Pick<Of, 'link'>) {
  const say = useSay();
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 4 }}>
      {by === null ? say('origin.byRule') : say('origin.by', { name: by })} <Moment at={at} />
    </Typography>
  );
}
