import { useCallback, useState } from 'react';
import { Flex, LinkButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { DeskItem, SentItem } from '../../contract';
import { HelpDialog } from './help-dialog';
import { useLineKeys } from './keyboard';
import { Fact, Line } from './line';
import { Moment } from './moment';
import { Section } from './section';
import { StateMark } from './state-mark';
import { useHome, type Home } from './use-home';

const MANUSCRIPTS = '/content-manager/collection-types/plugin::cms.manuscript';
const MAY_WRITE = {
  create: [{ action: 'plugin::content-manager.explorer.create', subject: 'plugin::cms.manuscript' }],
};

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
  const { allowedActions } = useRBAC(MAY_WRITE);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(
    useCallback(() => {
      openHelp(true);
    }, []),
  );
  const nameOf = useStationNames(home);
  const today = formatDate(new Date(), { dateStyle: 'full', timeZone: 'Asia/Shanghai' });
  const title = formatMessage({ id: 'cms.home.title' });

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={[today, nameOf(undefined)].filter(Boolean).join(' · ')}
        primaryAction={
          allowedActions['canCreate'] ? (
            <LinkButton tag={Link} to={`${MANUSCRIPTS}/create`} startIcon={<Pencil />}>
              {formatMessage({ id: 'cms.home.write' })}
            </LinkButton>
          ) : null
        }
      />
      <Layouts.Content>
        <Desk>
          <Flex direction="column" gap={7} alignItems="stretch">
            <Section name="waiting" list={home.waiting} line={desk(nameOf)} onRetry={home.reload} />
            <Section name="mine" list={home.mine} line={desk(nameOf)} onRetry={home.reload} />
          </Flex>
          <Section name="sent" list={home.sent} line={sent(nameOf)} onRetry={home.reload} />
        </Desk>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

type NameOf = (slug: string | undefined) => string;

/** The name of a station; without a slug that of one's own, which comes first in the tree. */
function useStationNames({ stations }: Home): NameOf {
  const { locale } = useIntl();
  const spoken = locale === 'en' ? 'en' : 'zh-Hans';
  return (slug) => {
    const station = slug === undefined ? stations.items?.[0] : stations.items?.find((one) => one.slug === slug);
    return station?.name[spoken] ?? slug ?? '';
  };
}

function desk(nameOf: NameOf) {
  return function DeskLine(item: DeskItem) {
    return (
      <Line
        key={`${item.id} ${item.locale}`}
        to={`${MANUSCRIPTS}/${item.id}?plugins[i18n][locale]=${item.locale}`}
        title={item.title || '—'}
      >
        <StateMark state={item.state} />
        {item.column && <Fact>{item.column}</Fact>}
        <Fact>{nameOf(item.station)}</Fact>
        {item.by && <Fact>{item.by}</Fact>}
        <Fact>
          <Moment at={item.changedAt} />
        </Fact>
      </Line>
    );
  };
}

function sent(nameOf: NameOf) {
  return function SentLine(item: SentItem) {
    return (
      <Line key={`${item.id} ${item.locale}`} to={item.channels[0]?.url ?? '/'} title={item.title} outside>
        <Fact>
          <Moment at={item.publishedAt} />
        </Fact>
        {item.correctedAt && <Corrected at={item.correctedAt} />}
        {item.column && <Fact>{item.column}</Fact>}
        <Fact>{nameOf(item.station)}</Fact>
        <Channel name="app" />
      </Line>
    );
  };
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
