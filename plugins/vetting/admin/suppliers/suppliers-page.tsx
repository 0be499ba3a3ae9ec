import { Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Countdown, Faces, LINE, LinesTable, Moment, Nothing, Sheet, TitleLink, useMay } from '@hearth/cms/reach';
import { useLocation, useNavigate } from 'react-router-dom';
import { SUPPLIERS_WORK, type Supplier } from '../../contract';
import { useSay } from '../words';
import { FileDialog } from './file-dialog';
import { SupplierStateWord } from './supplier-state';
import { SupplierFilters } from './supplier-filters';
import { useSuppliers, type SuppliersFound } from './use-suppliers';

const HEADS = ['name', 'state', 'due', 'place', 'number'] as const;

/** The suppliers of the station: what was filed last stands first, with the clock of its answer. Their form has an address of its own. */
export function SuppliersPage({ isFiling = false }: { readonly isFiling?: boolean }) {
  const say = useSay();
  const navigate = useNavigate();
  const { search } = useLocation();
  const mayWork = useMay(SUPPLIERS_WORK);
  const { list, asked, narrow } = useSuppliers();
  const file = (
    <Button startIcon={<Plus />} onClick={() => navigate({ pathname: 'new', search })}>
      {say('supplier.file')}
    </Button>
  );
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('suppliers.title')}</Page.Title>
      <Layouts.Header
        title={say('suppliers.title')}
        subtitle={say('suppliers.about')}
        primaryAction={mayWork ? file : null}
      />
      <Layouts.Content>
        <SupplierFilters asked={asked} counts={list.value?.counts} narrow={narrow} />
        <Sheet label={say('suppliers.title')}>
          <Faces of={list}>{(found) => <Lines found={found} />}</Faces>
        </Sheet>
        {list.value?.cursor != null && (
          <Box paddingTop={4}>
            <Button variant="tertiary" onClick={() => narrow('cursor', list.value?.cursor ?? '')}>
              {say('suppliers.more')}
            </Button>
          </Box>
        )}
      </Layouts.Content>
      {isFiling && mayWork && (
        <FileDialog onClose={() => navigate({ pathname: '..', search }, { replace: true })} onDone={list.reload} />
      )}
    </Page.Main>
  );
}

function Lines({ found: { suppliers } }: { readonly found: SuppliersFound }) {
  const say = useSay();
  if (suppliers.length === 0) return <Nothing>{say('suppliers.empty')}</Nothing>;
  return (
    <LinesTable heads={HEADS.map((head) => say(`supplier.column.${head}`))}>
      {suppliers.map((supplier) => (
        <Line key={supplier.id} supplier={supplier} />
      ))}
    </LinesTable>
  );
}

function Line({ supplier }: { readonly supplier: Supplier }) {
  const say = useSay();
  const { id, name, kind, state, place, uscc, fromApp } = supplier;
  return (
    <Tr>
      <Td style={{ maxWidth: '46rem' }}>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {name}
        </TitleLink>
        <Typography tag="p" textColor="neutral600">
          {say(`supplier.kind.${kind}`)} · {say(fromApp ? 'supplier.from.app' : 'supplier.from.desk')}
        </Typography>
      </Td>
      <Td data-label={say('supplier.column.state')}>
        <SupplierStateWord state={state} />
      </Td>
      <Td data-label={say('supplier.column.due')}>
        <Due supplier={supplier} />
      </Td>
      <Td data-label={say('supplier.column.place')}>
        <Typography>{place}</Typography>
      </Td>
      <Td data-label={say('supplier.column.number')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{uscc ?? say('supplier.number.sealed')}</Typography>
      </Td>
    </Tr>
  );
}

/** The one date that matters in a state: until when it wants its answer, its verification holds, its bar lasts. */
export function Due({ supplier }: { readonly supplier: Supplier }) {
  const say = useSay();
  const { state, answerBy, verifyBy, barredUntil, filedAt } = supplier;
  const dated = (word: 'supplier.due.verify' | 'supplier.due.barred', at: string) => (
    <Flex gap={1} wrap="wrap">
      <Typography textColor="neutral600">{say(word)}</Typography>
      <Typography>
        <Moment at={at} />
      </Typography>
    </Flex>
  );
  if (answerBy !== null) return <Countdown due={answerBy} />;
  if (state === 'verified' && verifyBy !== null) return dated('supplier.due.verify', verifyBy);
  if (barredUntil !== null) return dated('supplier.due.barred', barredUntil);
  return filedAt === null ? null : <Moment at={filedAt} />;
}
