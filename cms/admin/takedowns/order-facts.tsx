import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { WholeTakedown } from '../../contract';
import { Facts, type Fact } from '../reach/facts';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { Countdown } from '../review/countdown';
import { Panel } from '../review/panel';
import { TONES } from './tones';
import { useSay, type Say } from './words';

/** Where an order stands, whose it is and why; and the manuscripts that it hit. */
export function OrderFacts({ whole, children }: { readonly whole: WholeTakedown; readonly children: ReactNode }) {
  const say = useSay();
  const { order, targets } = whole;
  return (
    <Box>
      <Panel title={say('standing')} aside={<StateWord tone={TONES[order.state]} word={say(`state.${order.state}`)} />}>
        <Facts facts={factsOf(order, say)} />
        {children}
      </Panel>
      <Box paddingTop={4}>
        <Panel title={say('targets', { count: targets.length })}>
          {targets.map(({ documentId, locale, title, via, revision }) => (
            <Box key={`${documentId} ${locale}`} paddingBottom={2}>
              <Typography tag={Link} to={`/plugins/cms/review/${documentId}/${locale}`} textColor="primary600">
                {title}
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {say('target', { via: say(`via.${via}`), revision })}
              </Typography>
            </Box>
          ))}
        </Panel>
      </Box>
    </Box>
  );
}

/** Who asked for it and who ordered it; nobody asked: the clock did. */
function whose({ orderedBy, proposedBy }: WholeTakedown['order'], say: Say): readonly Fact[] {
  const ordered: readonly Fact[] = orderedBy ? [[say('fact.orderedBy'), orderedBy.name]] : [];
  if (!proposedBy && orderedBy) return ordered;
  return [...ordered, [say('fact.proposedBy'), proposedBy?.name ?? say('fact.clock')]];
}

function factsOf(order: WholeTakedown['order'], say: Say): readonly Fact[] {
  const { state, dueAt, orderedAt, clearedAt, sealedAt, escalatedAt, evidenceHash } = order;
  const when = (word: Parameters<Say>[0], at: string | null): readonly Fact[] =>
    at === null ? [] : [[say(word), <Moment key={word} at={at} />]];
  return [
    [say('column.responsible'), order.responsible.name],
    ...(state === 'ordered' && dueAt !== null
      ? ([[say('column.due'), <Countdown key="due" due={dueAt} />]] as const)
      : []),
    [say('field.authority'), `${say(`authority.${order.authority}`)} · ${order.issuer}`],
    [say('field.reason'), order.reason],
    ...(order.publicNote === '' ? [] : ([[say('field.publicNote'), order.publicNote]] as const)),
    ...whose(order, say),
    ...when('fact.orderedAt', orderedAt),
    ...when('fact.escalatedAt', escalatedAt),
    ...when('fact.clearedAt', clearedAt),
    ...when('fact.sealedAt', sealedAt),
    ...(order.declinedReason === null ? [] : ([[say('fact.declined'), order.declinedReason]] as const)),
    ...(evidenceHash === null ? [] : ([[say('fact.evidence'), `${evidenceHash.slice(0, 16)}…`]] as const)),
  ];
}
