import { useState } from 'react';
import { Box, Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, StateWord, useMay, useReading, useSpoken } from '@hearth/cms/reach';
import { Page } from '@strapi/strapi/admin';
import { categories, productCategory, ROUNDS_READ, ROUNDS_RUN, type Expert } from '../../../contract';
import { useSay } from '../words';
import { ExpertDialog } from './expert-dialog';

const HEADS = ['name', 'from', 'expertise', 'state'] as const;
const MAY_SEE = [{ action: ROUNDS_READ, subject: null }];

/** The pool out of which panels are drawn. */
export function PoolPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <PoolPage />
    </Page.Protect>
  );
}

function PoolPage() {
  const say = useSay();
  const mayRun = useMay(ROUNDS_RUN);
  const [asked, ask] = useState<Expert | 'new' | undefined>();
  const list = useReading<{ experts: Expert[] }>('/vetting/experts');
  const add = mayRun && (
    <Button startIcon={<Plus />} onClick={() => ask('new')}>
      {say('pool.add')}
    </Button>
  );
  const form = asked && (
    <ExpertDialog {...(asked === 'new' ? {} : { expert: asked })} onClose={() => ask(undefined)} onDone={list.reload} />
  );
  return (
    <ListPage
      title={say('pool.title')}
      about={say('pool.about')}
      empty={say('pool.empty')}
      list={list}
      lines={({ experts }) => experts}
      action={add}
      form={form}
      above={<Size experts={list.value?.experts ?? []} />}
    >
      {(experts) => (
        <LinesTable heads={HEADS.map((head) => say(`pool.column.${head}`))} after={mayRun && say('list.deeds')}>
          {experts.map((expert) => (
            <Line key={expert.person} expert={expert} onEdit={mayRun ? () => ask(expert) : undefined} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

/** How many can be drawn, which is what a round asks for. */
function Size({ experts }: { readonly experts: readonly Expert[] }) {
  const say = useSay();
  const active = experts.filter((one) => one.active);
  const outside = active.filter((one) => one.outside).length;
  if (experts.length === 0) return null;
  return (
    <Box paddingBottom={4}>
      <Typography textColor={active.length < 3 || outside === 0 ? 'danger600' : 'neutral600'}>
        {say('pool.size', { people: active.length, outside })}
        {active.length < 3 || outside === 0 ? ` ${say('pool.small')}` : ''}
      </Typography>
    </Box>
  );
}

type LineProps = { readonly expert: Expert; readonly onEdit: (() => void) | undefined };

function Line({ expert, onEdit }: LineProps) {
  const say = useSay();
  const { name, outside, active, person } = expert;
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold" tabIndex={-1} {...(onEdit ? {} : { [LINE]: '' })}>
          {name || person.slice(0, 8)}
        </Typography>
      </Td>
      <Td data-label={say('pool.column.from')}>
        <Typography>{say(outside ? 'pool.outside' : 'pool.inside')}</Typography>
      </Td>
      <Td data-label={say('pool.column.expertise')}>
        <Expertise of={expert} />
      </Td>
      <Td data-label={say('pool.column.state')}>
        <StateWord tone={active ? 'proof' : 'quiet'} word={say(active ? 'pool.active' : 'pool.rests')} />
      </Td>
      {onEdit && (
        <Td>
          <Button
            size="S"
            variant="tertiary"
            {...{ [LINE]: '' }}
            onClick={onEdit}
            aria-label={`${say('pool.edit')} ${name}`}
          >
            {say('pool.edit')}
          </Button>
        </Td>
      )}
    </Tr>
  );
}

/** What somebody is asked about; a word that is no category stands as it was written. */
function Expertise({ of: { expertise } }: { readonly of: Expert }) {
  const say = useSay();
  const spoken = useSpoken();
  const words = expertise.map((one) => {
    const known = productCategory.safeParse(one);
    return known.success ? spoken(categories[known.data].name) : one;
  });
  return (
    <Typography style={{ whiteSpace: 'normal' }}>
      {words.length === 0 ? say('pool.all') : words.join(say('list.comma'))}
    </Typography>
  );
}
