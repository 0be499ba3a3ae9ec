import { useCallback, useState } from 'react';
import { Flex, LinkButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { DeskItem, SentItem } from '../../contract';
import { AsCounted } from '../reach/as-counted';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useMay } from '../reach/use-may';
import { TONES } from '../review/tones';
import { Fact, Line } from './line';
import { ReviewWaits } from './review-waits';
import { Section } from './section';
import { StateMark } from './state-mark';
import { useHome, type Home } from './use-home';

const MANUSCRIPTS = '/content-manager/collection-types/plugin::cms.manuscript';
// With the language named Strapi opens the form once; without, it opens it, turns to the language and asks who typed meanwhile to confirm.
const NEW_MANUSCRIPT = `${MANUSCRIPTS}/create?plugins[i18n][locale]=zh-Hans`;

const Desk = styled.div`
  display: grid;
  gap: 32px;
  align-items: start;
  @media (min-width: 1024px) {
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
`;

/** The first page after signing in: what waits for me, what I work on, what went out today. */
export function HomePage() {
  const { formatMessage, formatDate } = useIntl();
  const home = useHome();
  const mayWrite = useMay('plugin::content-manager.explorer.create', 'plugin::cms.manuscript');
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(
    useCallback(() => {
      openHelp(true);
    }, []),
  );
  const names = useStationNames(home);
  const today = formatDate(new Date(), { dateStyle: 'full', timeZone: 'Asia/Shanghai' });
  const title = formatMessage({ id: 'cms.home.title' });

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={[today, names.nameOf(undefined)].filter(Boolean).join(' · ')}
        primaryAction={
          mayWrite ? (
            <LinkButton tag={Link} to={NEW_MANUSCRIPT} startIcon={<Pencil />}>
              {formatMessage({ id: 'cms.home.write' })}
            </LinkButton>
          ) : null
        }
      />
      <Layouts.Content>
        <AsCounted />
        <Desk>
          <Flex direction="column" gap={7} alignItems="stretch">
            <ReviewWaits />
            <Section name="waiting" list={home.waiting} line={desk(names)} onRetry={home.reload} />
            <Section name="mine" list={home.mine} line={desk(names)} onRetry={home.reload} />
          </Flex>
          <Section name="sent" list={home.sent} line={sent(names)} onRetry={home.reload} />
        </Desk>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

type NameOf = (slug: string | undefined) => string;
type Names = { readonly nameOf: NameOf; readonly spoken: DeskItem['locale'] };

/** Names of stations in the reader's language; without a slug that of one's own, which comes first in the tree. */
function useStationNames({ stations }: Home): Names {
  const { locale } = useIntl();
  const spoken = locale === 'en' ? 'en' : 'zh-Hans';
  const nameOf: NameOf = (slug) => {
    const station = slug === undefined ? stations.items?.[0] : stations.items?.find((one) => one.slug === slug);
    return station?.name[spoken] ?? slug ?? '';
  };
  return { nameOf, spoken };
}

function desk({ nameOf, spoken }: Names) {
  return function DeskLine(item: DeskItem) {
    return (
      <Line
        key={`${item.id} ${item.locale}`}
        to={`${MANUSCRIPTS}/${item.id}?plugins[i18n][locale]=${item.locale}`}
        title={item.title || '—'}
      >
        <Standing of={item} />
        {item.column && <Fact>{item.column}</Fact>}
        {foreign(nameOf, item.station)}
        {item.locale !== spoken && <Tongue of={item.locale} />}
        {item.by !== '' && <Fact>{item.by}</Fact>}
        <Fact>
          <Moment at={item.changedAt} />
        </Fact>
      </Line>
    );
  };
}

function sent({ nameOf, spoken }: Names) {
  return function SentLine(item: SentItem) {
    return (
      <Line key={`${item.id} ${item.locale}`} to={item.channels[0]?.url ?? '/'} title={item.title} outside>
        <Fact>
          <Moment at={item.publishedAt} />
        </Fact>
        {item.correctedAt && <Corrected at={item.correctedAt} />}
        {item.column && <Fact>{item.column}</Fact>}
        {foreign(nameOf, item.station)}
        {item.locale !== spoken && <Tongue of={item.locale} />}
        <Channel name="app" />
      </Line>
    );
  };
}

/** Where a line stands: on its way through review, else by what readers see of it. */
function Standing({ of: { state, review } }: { readonly of: DeskItem }) {
  const { formatMessage } = useIntl();
  if (state === 'published' || review === null || review === 'writing') return <StateMark state={state} />;
  return <StateWord tone={TONES[review]} word={formatMessage({ id: `cms.review.state.${review}` })} />;
}

/** The station of a line where it is not one's own. */
function foreign(nameOf: NameOf, station: string) {
  const name = nameOf(station);
  return name === nameOf(undefined) ? null : <Fact>{name}</Fact>;
}

function Tongue({ of }: { readonly of: DeskItem['locale'] }) {
  const { formatMessage } = useIntl();
  return <Fact>{formatMessage({ id: `cms.home.in.${of}` })}</Fact>;
}

function Corrected({ at }: { readonly at: string }) {
  const { formatMessage } = useIntl();
  return (
    <Fact>
      {formatMessage({ id: 'cms.home.corrected' })} <Moment at={at} />
    </Fact>
  );
}

function Channel({ name }: { readonly name: 'app' }) {
  const { formatMessage } = useIntl();
  return <Fact>{formatMessage({ id: `cms.home.channel.${name}` })}</Fact>;
}
