import { useState } from 'react';
import { Box, Flex, Textarea, TextInput } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { WholePackage } from '../../contract';
import { Row } from '../reach/dialog';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { Panel } from '../review/panel';
import { draftOf, isChanged, type Draft } from './draft';
import { Items } from './items';
import { PackageDeeds } from './package-deeds';
import { PackageStateWord } from './package-state';
import { Preview } from './preview';
import { StoryFinder } from './story-finder';
import { useSay } from './words';

/** Side by side where there is room. */
const Halves = styled(Box)`
  display: grid;
  gap: 16px;
  grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  align-items: start;
  @media (max-width: 900px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

/** One package while somebody builds it: its words, its stories in order, what may be added, and what readers will see. */
export function PackagePage() {
  const { id = '' } = useParams();
  const found = useReading<WholePackage>(`/cms/packages/${id}`);
  if (!found.value) return found.failed ? <Page.Error /> : <Page.Loading />;
  // Whoever saves begins anew with what the host kept.
  return <Building key={found.value.version} kept={found.value} onChange={found.reload} />;
}

type Props = { readonly kept: WholePackage; readonly onChange: () => void };

function Building({ kept, onChange }: Props) {
  const say = useSay();
  const mayWrite = useMay('plugin::cms.packages.write');
  const [draft, setDraft] = useState<Draft>(() => draftOf(kept));
  return (
    <Page.Main>
      <Page.Title>{kept.title}</Page.Title>
      <Layouts.Header
        title={kept.title}
        subtitle={say(isChanged(draft, kept) ? 'unsaved' : `next.${kept.isAhead ? 'ahead' : kept.state}`)}
        navigationAction={<BackButton fallback=".." />}
        primaryAction={<PackageDeeds kept={kept} draft={draft} onChange={onChange} />}
      />
      <Layouts.Content>
        <Halves paddingBottom={10}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Panel title={say('words')} aside={<PackageStateWord of={kept} />}>
              <Words draft={draft} mayWrite={mayWrite} onChange={setDraft} />
            </Panel>
            <Panel title={say('order', { count: draft.items.length })}>
              <Items draft={draft} mayWrite={mayWrite} onChange={setDraft} />
            </Panel>
          </Flex>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {mayWrite ? <StoryFinder locale={kept.locale} draft={draft} onChange={setDraft} /> : null}
            <Preview draft={draft} />
          </Flex>
        </Halves>
      </Layouts.Content>
    </Page.Main>
  );
}

type WordsProps = {
  readonly draft: Draft;
  readonly mayWrite: boolean;
  readonly onChange: (draft: Draft) => void;
};
type Typed = { readonly target: { readonly value: string } };

function Words({ draft, mayWrite, onChange }: WordsProps) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Row label={say('field.title')} required>
        <TextInput
          disabled={!mayWrite}
          maxLength={60}
          value={draft.title}
          onChange={({ target }: Typed) => onChange({ ...draft, title: target.value })}
        />
      </Row>
      <Row label={say('field.intro')}>
        <Textarea
          disabled={!mayWrite}
          maxLength={600}
          value={draft.intro}
          onChange={({ target }: Typed) => onChange({ ...draft, intro: target.value })}
        />
      </Row>
    </Flex>
  );
}
