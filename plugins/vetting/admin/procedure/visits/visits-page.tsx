import { useState } from 'react';
import { Box, Button, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useMay } from '@hearth/cms/reach';
import { Page } from '@strapi/strapi/admin';
import { NavLink, useSearchParams } from 'react-router-dom';
import { ROUNDS_READ, VISITS_WRITE, type Visit } from '../../../contract';
import { MoreLines } from '../lists/more-lines';
import { TakeTable } from '../lists/take-table';
import { useLines } from '../lists/use-lines';
import { useOpened } from '../lists/use-opened';
import { useSay, type Say } from '../words';
import { VisitDialog } from './visit-dialog';
import { VisitResultWord } from './visit-result';
import { VisitSheet } from './visit-sheet';

const MAY_SEE = [{ action: ROUNDS_READ, subject: null }];
const HEADS = ['supplier', 'result', 'place', 'visitedAt', 'visitor', 'photos'] as const;

/** What somebody saw at suppliers. */
export function VisitPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <VisitsPage />
    </Page.Protect>
  );
}

function VisitsPage() {
  const say = useSay();
  const mayWrite = useMay(VISITS_WRITE);
  const [isWriting, write] = useState(false);
  const { opened, close, addressOf } = useOpened();
  const [search] = useSearchParams();
  const supplier = search.get('supplier');
  const path = `/vetting/visits?${supplier === null ? '' : `supplier=${encodeURIComponent(supplier)}`}`;
  const list = useLines<Visit>(path, 'visits');
  const visit = list.value?.find(({ id }) => id === opened);
  return (
    <ListPage
      title={say('visits.title')}
      about={say('visits.about')}
      empty={say('visits.empty')}
      list={list}
      lines={(visits) => visits}
      above={supplier !== null && <AllSuppliers />}
      action={<Deeds path={path} onWrite={mayWrite ? () => write(true) : undefined} />}
      form={
        <>
          {isWriting && <VisitDialog onClose={() => write(false)} onDone={list.reload} />}
          {visit && <VisitSheet key={visit.id} visit={visit} onClose={close} />}
        </>
      }
    >
      {(visits) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`visits.column.${head}`))}>
            {visits.map((one) => (
              <Line key={one.id} visit={one} to={addressOf(one.id)} />
            ))}
          </LinesTable>
          <MoreLines more={list.more} />
        </>
      )}
    </ListPage>
  );
}

/** Leads from the visits of one supplier to those of all. */
function AllSuppliers() {
  const say = useSay();
  return (
    <Box paddingBottom={4}>
      <Link tag={NavLink} to="?">
        {say('visits.all')}
      </Link>
    </Box>
  );
}

type DeedsProps = { readonly path: string; readonly onWrite: (() => void) | undefined };

function Deeds({ path, onWrite }: DeedsProps) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      <TakeTable<Visit>
        path={path}
        noun="visits"
        heads={[...HEADS, 'findings' as const].map((head) => say(`visits.column.${head}`))}
        cells={(visit) => cellsOf(say, visit)}
      />
      {onWrite && (
        <Button startIcon={<Plus />} onClick={onWrite}>
          {say('visits.write')}
        </Button>
      )}
    </Flex>
  );
}

const cellsOf = (say: Say, visit: Visit): string[] => [
  ...[visit.supplierName, say(`visits.result.${visit.result}`), visit.place, visit.visitedAt, visit.visitor],
  ...[String(visit.photos.length), visit.findings],
];

function Line({ visit, to }: { readonly visit: Visit; readonly to: string }) {
  const say = useSay();
  const { supplierName, kind, result, place, visitedAt, visitor, photos } = visit;
  const odd = photos.filter(({ isFar, isOfAnotherDay }) => isFar || isOfAnotherDay).length;
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={to} {...{ [LINE]: '' }}>
          {supplierName}
        </TitleLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say(`visits.kind.${kind}`)}
        </Typography>
      </Td>
      <Td data-label={say('visits.column.result')}>
        <VisitResultWord result={result} />
      </Td>
      <Td data-label={say('visits.column.place')} style={{ maxWidth: '26rem' }}>
        <Typography style={{ whiteSpace: 'normal' }}>{place}</Typography>
      </Td>
      <Td data-label={say('visits.column.visitedAt')}>
        <Typography>
          <Moment at={visitedAt} />
        </Typography>
      </Td>
      <Td data-label={say('visits.column.visitor')}>
        <Typography>{visitor || '—'}</Typography>
      </Td>
      <Td data-label={say('visits.column.photos')}>
        <Typography textColor={odd > 0 ? 'danger600' : 'neutral800'}>
          {odd > 0 ? say('visits.photos.odd', { count: photos.length, odd }) : String(photos.length)}
        </Typography>
      </Td>
    </Tr>
  );
}
