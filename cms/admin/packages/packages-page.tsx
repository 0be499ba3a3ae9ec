import { useCallback, useState } from 'react';
import { Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link, useNavigate } from 'react-router-dom';
import type { PackageLine } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { LINE, useLineKeys } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { StackedTable } from '../reach/stacked-table';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { NewPackage } from './new-package';
import { PackageStateWord } from './package-state';
import { useSay } from './words';

const HEADS = ['package', 'stories', 'state', 'changed'] as const;

/** All packages, the one changed last first. */
export function PackagesPage() {
  const say = useSay();
  const navigate = useNavigate();
  const [isFormOpen, openForm] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const list = useReading<{ packages: PackageLine[] }>('/cms/packages');
  const own = useReading<{ own: string }>('/cms/stations').value?.own;
  const mayWrite = useMay('plugin::cms.packages.write');
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={
          mayWrite && own !== undefined ? (
            <Button startIcon={<Plus />} onClick={() => openForm(true)}>
              {say('new')}
            </Button>
          ) : null
        }
      />
      <Layouts.Content>
        <Sheet label={say('title')}>
          <Faces of={list}>
            {({ packages }) =>
              packages.length === 0 ? <Nothing>{say('empty')}</Nothing> : <Lines packages={packages} />
            }
          </Faces>
        </Sheet>
      </Layouts.Content>
      {isFormOpen && own !== undefined && (
        <NewPackage station={own} onClose={() => openForm(false)} onMade={(id) => navigate(id)} />
      )}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

function Lines({ packages }: { readonly packages: readonly PackageLine[] }) {
  const say = useSay();
  return (
    <StackedTable>
      <Table colCount={HEADS.length} rowCount={packages.length + 1}>
        <Thead>
          <Tr>
            {HEADS.map((head) => (
              <Th key={head}>
                <Typography variant="sigma">{say(`column.${head}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {packages.map((one) => (
            <Line key={one.id} one={one} />
          ))}
        </Tbody>
      </Table>
    </StackedTable>
  );
}

function Line({ one }: { readonly one: PackageLine }) {
  const say = useSay();
  const { id, title, locale, stories, publicStories, changedAt, changedBy } = one;
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '44rem' }}>
        <Typography tag={Link} to={id} fontWeight="bold" textColor="primary600" {...mark}>
          {title}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say(`locale.${locale}`)}
        </Typography>
      </Td>
      <Td data-label={say('column.stories')}>
        <Typography textColor={publicStories < stories ? 'warning600' : 'neutral800'}>
          {say('stories', { stories, publicStories })}
        </Typography>
      </Td>
      <Td data-label={say('column.state')}>
        <PackageStateWord of={one} />
      </Td>
      <Td data-label={say('column.changed')}>
        <Typography>
          <Moment at={changedAt} /> {changedBy}
        </Typography>
      </Td>
    </Tr>
  );
}
