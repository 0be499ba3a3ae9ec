import { useState } from 'react';
import { Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, LinesTable, Moment, Nothing, Panel, Sheet, useMay, useReading, useSpoken } from '@hearth/cms/reach';
import {
  blockWords,
  ROUNDS_READ,
  ROUNDS_RUN,
  rubricBlocks,
  vetoes,
  vetoWords,
  type AdoptedRubric,
  type Rubric,
  type RubricBlock,
} from '../../../contract';
import { useSay } from '../words';
import { AdoptDialog } from './adopt-dialog';
import { changedBlocks } from './weights-draft.rules';

const MAY_SEE = [{ action: ROUNDS_READ, subject: null }];
const HEADS = ['block', 'weight', 'none', 'half', 'full'] as const;

/** The rubric in force: what goods are judged by, what counts how much, and what refuses them whatever their score. */
export function RubricPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <RubricPage />
    </Page.Protect>
  );
}

function RubricPage() {
  const say = useSay();
  const mayRun = useMay(ROUNDS_RUN);
  const [isOpen, open] = useState(false);
  const rubric = useReading<Rubric>('/vetting/rubric');
  const versions = useReading<{ versions: AdoptedRubric[] }>('/vetting/rubric/versions');
  const onDone = (): void => {
    rubric.reload();
    versions.reload();
  };
  const version = rubric.value?.version;
  return (
    <Page.Main aria-busy={rubric.value === undefined && !rubric.failed}>
      <Page.Title>{say('rubric.title')}</Page.Title>
      <Layouts.Header
        title={say('rubric.title')}
        subtitle={version === undefined ? say('rubric.about') : say('rubric.version.about', { version })}
        primaryAction={mayRun && <Button onClick={() => open(true)}>{say('rubric.adopt')}</Button>}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Sheet label={say('rubric.blocks')}>
            <Faces of={rubric}>{(found) => <Blocks rubric={found} />}</Faces>
          </Sheet>
          <Vetoes />
          <Panel title={say('rubric.versions')}>
            <Faces of={versions}>{(found) => <Versions versions={found.versions} />}</Faces>
          </Panel>
        </Flex>
      </Layouts.Content>
      {isOpen && rubric.value && <AdoptDialog rubric={rubric.value} onClose={() => open(false)} onDone={onDone} />}
    </Page.Main>
  );
}

function Blocks({ rubric }: { readonly rubric: Rubric }) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`rubric.column.${head}`))}>
      {rubricBlocks.map((block) => (
        <Block key={block} block={block} weight={rubric.weights[block]} />
      ))}
    </LinesTable>
  );
}

function Block({ block, weight }: { readonly block: RubricBlock; readonly weight: number }) {
  const say = useSay();
  const spoken = useSpoken();
  const words = blockWords[block];
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{spoken(words.name)}</Typography>
      </Td>
      <Td data-label={say('rubric.column.weight')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{weight}</Typography>
      </Td>
      {(['none', 'half', 'full'] as const).map((anchor) => (
        <Td key={anchor} data-label={say(`rubric.column.${anchor}`)}>
          <Typography style={{ whiteSpace: 'normal' }}>{spoken(words[anchor])}</Typography>
        </Td>
      ))}
    </Tr>
  );
}

function Vetoes() {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Panel title={say('rubric.vetoes')}>
      <Typography textColor="neutral600">{say('rubric.vetoes.about')}</Typography>
      <Box tag="ul" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0, columns: '2 28rem' }}>
        {vetoes.map((veto) => (
          <Box key={veto} tag="li" paddingBottom={2} style={{ breakInside: 'avoid' }}>
            <Typography>{spoken(vetoWords[veto])}</Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

/** Who adopted what and when; what is not told of a version is as in the one before. */
function Versions({ versions }: { readonly versions: readonly AdoptedRubric[] }) {
  const say = useSay();
  const spoken = useSpoken();
  if (versions.length === 0) return <Nothing>{say('rubric.versions.empty')}</Nothing>;
  return versions.map((one, index) => (
    <Box key={one.version} paddingBottom={4}>
      <Flex gap={3} wrap="wrap">
        <Typography fontWeight="semiBold">{say('rubric.version', { version: one.version })}</Typography>
        <Typography textColor="neutral600">{say('rubric.signed', { name: one.adoptedBy })}</Typography>
        <Typography textColor="neutral600">
          <Moment at={one.adoptedAt} />
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi">
        {changedBlocks(versions[index + 1]?.weights, one.weights)
          .map(({ block, from, to }) => `${spoken(blockWords[block].name)} ${from} → ${to}`)
          .join(say('list.comma')) || say('rubric.same')}
      </Typography>
    </Box>
  ));
}
