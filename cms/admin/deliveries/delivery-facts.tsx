import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Embargo, MissedPolicy } from '../../contract';
import { AccountName } from '../channels/platform-mark';
import { RuleLink } from '../channels/rule-link';
import { useSay as useChannelSay } from '../channels/words';
import { Moment } from '../reach/moment';
import { useSpoken } from '../reach/spoken';
import type { Whole } from './delivery-page';
import { StateLine } from './state-line';
import { UploadLine } from './upload-line';
import { useSay, type Word } from './words';

type Props = { readonly whole: Whole; readonly reload: () => void };

/** Where one delivery stands: its state, its clocks, what holds it back, what the platform said and how to mend that. */
export function DeliveryFacts({ whole: { delivery, edition }, reload }: Props) {
  const say = useSay();
  const { channel, problem, url } = delivery;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <StateLine of={delivery} />
      <UploadLine of={delivery} reload={reload} />
      <GateCure of={delivery} />
      {problem && <Problem message={problem.message} cure={problem.cure} path={problem.path} />}
      {delivery.problems
        .filter(({ message }) => message.en !== problem?.message.en)
        .map(({ path, message, cure, pack }) => (
          <Problem key={`${path} ${message.en}`} message={message} cure={cure} path={path} pack={pack} />
        ))}
      <Fact name={say('column.account')}>
        <AccountName platform={channel.platform} name={channel.name} note={say(`lane.${channel.lane}`)} />
      </Fact>
      <Fact name={say('due')}>
        <Moment at={delivery.dueAt} />
      </Fact>
      {delivery.endsAt && (
        <Fact name={say('ends')}>
          <Moment at={delivery.endsAt} />
        </Fact>
      )}
      <Fact name={say('embargo')}>
        <EmbargoWord embargo={delivery.embargo} />
      </Fact>
      <Fact name={say('missed')}>
        <MissedWord missed={delivery.missed} />
      </Fact>
      {delivery.liveAt && (
        <Fact name={say('liveAt')}>
          <Moment at={delivery.liveAt} />
        </Fact>
      )}
      {url && <Address url={url} />}
      <Fact name={say('rule')}>
        <Typography style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>{edition.rule}</Typography>
      </Fact>
      <Fact name={say('hash')}>
        <Typography style={{ fontFamily: 'monospace' }} title={edition.hash}>
          {edition.hash.slice(0, 12)}
        </Typography>
      </Fact>
    </Flex>
  );
}

/** What opens a gate that waits for somebody's deed elsewhere. */
function GateCure({ of: { state, gate, documentId, locale } }: { readonly of: Whole['delivery'] }) {
  const say = useSay();
  if (state !== 'gated' || (gate !== 'rights' && gate !== 'stale')) return null;
  const to =
    gate === 'rights' ? `/plugins/cms/library/rights/${documentId}` : `/plugins/cms/review/${documentId}/${locale}`;
  return (
    <Box background="warning100" hasRadius padding={3}>
      <Typography tag="p">{say(`cure.${gate}`)}</Typography>
      <Link to={to} style={{ fontSize: '1.4rem', color: 'inherit' }}>
        {say(`cure.${gate}.go`)}
      </Link>
    </Box>
  );
}

function Address({ url }: { readonly url: string }) {
  const say = useSay();
  return (
    <Fact name={say('address')}>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        style={{ fontSize: '1.4rem', overflowWrap: 'anywhere', color: 'inherit' }}
      >
        {url}
      </a>
    </Fact>
  );
}

type Both = { readonly 'zh-Hans': string; readonly en: string };

const PLACES: Readonly<Record<string, Word>> = {
  title: 'place.title',
  summary: 'place.summary',
  byline: 'place.byline',
  body: 'place.body',
  tags: 'place.tags',
  cover: 'place.cover',
  pictures: 'place.pictures',
  film: 'place.film',
  link: 'place.link',
};

type ProblemProps = {
  readonly message: Both;
  readonly cure: Both;
  readonly path: string | null;
  readonly pack?: string | undefined;
};

/** What is wrong, where, how to mend it, and the rule of the platform that says so. */
export function Problem({ message, cure, path, pack }: ProblemProps) {
  const spoken = useSpoken();
  const say = useSay();
  const place = path && PLACES[path];
  return (
    <Box background="warning100" hasRadius padding={3}>
      <Typography tag="p" fontWeight="bold">
        {path ? say('place', { place: place ? say(place) : path }) : ''}
        {spoken(message)}
      </Typography>
      <Typography tag="p">{spoken(cure)}</Typography>
      {pack && <RuleLink pack={pack} />}
    </Box>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Flex gap={3} alignItems="baseline">
      <Typography variant="pi" textColor="neutral600" style={{ flex: 'none', width: '9rem' }}>
        {name}
      </Typography>
      <Box style={{ minWidth: 0, fontSize: '1.4rem' }}>{children}</Box>
    </Flex>
  );
}

/** What holds a story back, in a word. */
export function EmbargoWord({ embargo }: { readonly embargo: Embargo }) {
  const say = useChannelSay();
  return (
    <Typography tag="span">
      {say(`embargo.${embargo.kind}`)}
      {embargo.kind === 'until' && (
        <>
          {' '}
          <Moment at={embargo.at} />
        </>
      )}
    </Typography>
  );
}

/** What happens when the time was missed, in a word. */
export function MissedWord({ missed }: { readonly missed: MissedPolicy }) {
  const say = useChannelSay();
  const minutes = missed.kind === 'send-if-late-less' ? missed.minutes : 0;
  return <Typography tag="span">{say(`missed.word.${missed.kind}`, { minutes })}</Typography>;
}
