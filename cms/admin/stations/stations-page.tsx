import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Station } from '../../contract';
import { Faces, Sheet } from '../reach/faces';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import { StationDialog, type Editing } from './station-dialog';
const MAY_SEE = [{ action: 'plugin::cms.stations.edit', subject: null }];

type Tree = { readonly own: string; readonly stations: readonly Station[] };

const Line = styled.li<{ $depth: number }>`
  display: flex;
  align-items: center;
  gap: 12px;
  padding: 12px 16px 12px ${({ $depth }) => 16 + $depth * 28}px;
  & + & {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
`;

const Words = styled.div`
  flex: 1;
  min-width: 0;
  overflow-wrap: anywhere;
`;

const Inks = styled.span<{ $cool: string; $warm: string }>`
  flex: none;
  width: 32px;
  height: 32px;
  border-radius: 4px;
  background: linear-gradient(135deg, ${({ $cool }) => $cool} 50%, ${({ $warm }) => $warm} 50%);
`;

/** The tree of stations from one's own down: who they are, and founding one below. */
export function StationsPage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <StationTree />
    </Page.Protect>
  );
}

function StationTree() {
  const { formatMessage } = useIntl();
  const tree = useReading<Tree>('/cms/stations');
  const [editing, edit] = useState<Editing | undefined>();
  const title = formatMessage({ id: 'cms.stations.title' });
  const stations = tree.value?.stations ?? [];
  const own = stations.find(({ slug }) => slug === tree.value?.own);
  const mayFound = own !== undefined && own.level !== 'county';
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={formatMessage({ id: 'cms.stations.about' })}
        primaryAction={
          mayFound ? (
            <Button startIcon={<Plus />} onClick={() => edit({ parent: own })}>
              {formatMessage({ id: 'cms.stations.found' })}
            </Button>
          ) : null
        }
      />
      <Layouts.Content>
        <Sheet label={title}>
          <Faces of={tree}>
            {({ stations: all }) => (
              <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                {inOrder(all).map(({ station, depth }) => (
                  <StationLine key={station.slug} station={station} depth={depth} onEdit={() => edit({ station })} />
                ))}
              </ul>
            )}
          </Faces>
        </Sheet>
      </Layouts.Content>
      {editing && (
        <StationDialog
          editing={editing}
          stations={stations}
          onDone={(changed) => {
            edit(undefined);
            if (changed) tree.reload();
          }}
        />
      )}
    </Page.Main>
  );
}

type LineProps = { readonly station: Station; readonly depth: number; readonly onEdit: () => void };

function StationLine({ station, depth, onEdit }: LineProps) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const level = formatMessage({ id: `cms.stations.level.${station.level}` });
  return (
    <Line $depth={depth}>
      <Inks $cool={station.inks.cool} $warm={station.inks.warm} aria-hidden />
      <Words>
        <Typography tag="h2" variant="omega" fontWeight="bold">
          {spoken(station.name)}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[level, station.slug, spoken(station.slogan)].filter(Boolean).join(' · ')}
        </Typography>
      </Words>
      <Flex shrink={0}>
        <Button variant="tertiary" size="S" onClick={onEdit}>
          {formatMessage({ id: 'cms.stations.edit' })}
        </Button>
      </Flex>
    </Line>
  );
}

type Placed = { readonly station: Station; readonly depth: number };

/** Walks the tree from its top, each station followed by those below it. */
function inOrder(stations: readonly Station[]): readonly Placed[] {
  const slugs = new Set(stations.map(({ slug }) => slug));
  const below = (parent: string | null, depth: number): readonly Placed[] =>
    stations
      .filter((one) => (parent === null ? one.parent === null || !slugs.has(one.parent) : one.parent === parent))
      .flatMap((station) => [{ station, depth }, ...below(station.slug, depth + 1)]);
  return below(null, 0);
}
