import type { ReactNode } from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { ArrowLeft } from '@strapi/icons';
import { Faces, Facts, Moment, Panel, Sheet, useMay, useReading, type Reading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { ROUNDS_READ, type SupplierFile } from '../../contract';
import { useSay } from '../words';
import { SupplierBars } from './supplier-bars';
import { SupplierDeeds } from './supplier-deeds';
import { SupplierHistory } from './supplier-history';
import { SupplierProofs } from './supplier-proofs';
import { SupplierSealed } from './supplier-sealed';
import { SupplierStateWord } from './supplier-state';
import { Due } from './suppliers-page';

const Room = styled.div`
  display: grid;
  gap: 16px;
  align-items: start;
  padding-block-end: 40px;
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 1024px) {
    gap: 16px 32px;
    grid-template-columns: minmax(0, 1fr) 360px;
  }
`;

/** The file of a supplier: what state, until when, what may be done; its papers, its bars, its history. */
export function SupplierPage() {
  const { id = '' } = useParams();
  const found = useReading<SupplierFile>(`/vetting/suppliers/${id}`);
  if (!found.value) return found.failed ? <NotThere reading={found} /> : <Page.Loading />;
  const file = found.value;
  const { supplier } = file;
  return (
    <Page.Main>
      <Page.Title>{supplier.name}</Page.Title>
      <Layouts.Header title={supplier.name} subtitle={supplier.place} navigationAction={<BackButton fallback=".." />} />
      <Layouts.Content>
        <Room>
          <Flex direction="column" gap={4} alignItems="stretch" style={{ minWidth: 0 }}>
            <SupplierProofs file={file} />
            <SupplierSealed supplier={supplier} />
            <SupplierHistory file={file} />
          </Flex>
          <Box>
            <Standing file={file} onDone={found.reload} />
            <SupplierBars file={file} onDone={found.reload} />
          </Box>
        </Room>
      </Layouts.Content>
    </Page.Main>
  );
}

/** An address that leads to no supplier, or to one that could not be read: what to do, and the way back. */
function NotThere({ reading }: { readonly reading: Reading<SupplierFile> }) {
  const say = useSay();
  return (
    <Page.Main>
      <Page.Title>{say('suppliers.title')}</Page.Title>
      <Layouts.Header
        title={say('suppliers.title')}
        subtitle={say('supplier.not-there')}
        navigationAction={
          <Link tag={NavLink} to=".." startIcon={<ArrowLeft />}>
            {say('supplier.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Sheet label={say('suppliers.title')}>
          <Faces of={reading}>{() => null}</Faces>
        </Sheet>
      </Layouts.Content>
    </Page.Main>
  );
}

type StandingProps = { readonly file: SupplierFile; readonly onDone: () => void };

function Standing({ file, onDone }: StandingProps) {
  const say = useSay();
  const seesVisits = useMay(ROUNDS_READ);
  const { supplier } = file;
  const { kind, uscc, bankTail, filedAt, verifiedAt, reason, fromApp } = supplier;
  const when = (name: string, at: string | null): readonly [string, ReactNode] => [
    name,
    at === null ? null : <Moment key={name} at={at} />,
  ];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('supplier.column.due'), <Due key="due" supplier={supplier} />],
    [say('supplier.field.kind'), say(`supplier.kind.${kind}`)],
    [say('supplier.field.uscc'), uscc],
    [say('supplier.field.account'), bankTail === null ? null : `**** ${bankTail}`],
    [say('supplier.field.from'), say(fromApp ? 'supplier.from.app' : 'supplier.from.desk')],
    when(say('supplier.field.filed'), filedAt),
    when(say('supplier.field.verified'), verifiedAt),
    [say('supplier.field.reason'), reason],
    [
      say('supplier.visits'),
      seesVisits && (
        <Link key="visits" tag={NavLink} to={`/plugins/vetting/visits?supplier=${supplier.id}`}>
          {say('supplier.visits.see')}
        </Link>
      ),
    ],
  ];
  return (
    <Panel title={say('supplier.standing')} aside={<SupplierStateWord state={supplier.state} />}>
      <Facts facts={facts} />
      {file.isOwnWork && (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={3}>
          {say('supplier.ownWork')}
        </Typography>
      )}
      <SupplierDeeds file={file} onDone={onDone} />
    </Panel>
  );
}
