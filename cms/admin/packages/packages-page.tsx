import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { PackageLine } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { ListPage } from '../reach/list-page';
import { LinesTable } from '../reach/lines-table';
import { TitleLink } from '../reach/title-link';
import { useMay } from '../reach/use-may';
import { useOwnStation } from '../reach/use-own-station';
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
  const list = useReading<{ packages: PackageLine[] }>('/cms/packages');
  const own = useOwnStation();
  const mayWrite = useMay('plugin::cms.packages.write') && own !== undefined;
  const begin = (
    <Button startIcon={<Plus />} onClick={() => openForm(true)}>
      {say('new')}
    </Button>
  );
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      empty={say('empty')}
      list={list}
      lines={({ packages }) => packages}
      action={mayWrite ? begin : null}
      form={
        isFormOpen && own !== undefined ? (
          <NewPackage station={own} onClose={() => openForm(false)} onMade={(id) => navigate(id)} />
        ) : null
      }
    >
      {(packages) => <Lines packages={packages} />}
    </ListPage>
  );
}

function Lines({ packages }: { readonly packages: readonly PackageLine[] }) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {packages.map((one) => (
        <Line key={one.id} one={one} />
      ))}
    </LinesTable>
  );
}

function Line({ one }: { readonly one: PackageLine }) {
  const say = useSay();
  const { id, title, locale, stories, publicStories, changedAt, changedBy } = one;
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '44rem' }}>
        <TitleLink to={id} {...mark}>
          {title}
        </TitleLink>
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
