import { useCallback, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import type { LineageGraph } from '../../contract';
import { DoneBar, type Done } from '../reach/done-bar';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { EndedLinks } from './ended-links';
import { FamilyLinks } from './family-links';
import { OriginForm } from './origin-form';
import { useSay } from './words';

const READ = [{ action: 'plugin::cms.library.read', subject: null }];

/** The family of a manuscript: what it came from, what was made of it, and what was taken back. */
export function FamilyPage() {
  return (
    <Page.Protect permissions={READ}>
      <FamilyOf />
    </Page.Protect>
  );
}

function FamilyOf() {
  const say = useSay();
  const { documentId = '' } = useParams();
  const mayLink = useMay('plugin::cms.library.use');
  const [isLinking, link] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const found = useReading<LineageGraph>(`/cms/library/${documentId}/lineage`);
  const { done, busy, tell, restore, forget } = useTurns(documentId, found.reload);
  const add = (
    <Button startIcon={<Plus />} onClick={() => link(true)}>
      {say('origin.add')}
    </Button>
  );
  return (
    <Page.Main>
      <Page.Title>{say('family')}</Page.Title>
      <Layouts.Header
        title={say('family')}
        subtitle={found.value?.nodes.find((node) => node.documentId === documentId)?.title}
        navigationAction={<BackButton fallback="/plugins/cms/library" />}
        primaryAction={mayLink ? add : undefined}
      />
      <Layouts.Content>
        <Faces of={found}>
          {(graph) => (
            <Members graph={graph} of={documentId} busy={busy} onRestore={(id) => void restore(id)} onEnded={tell} />
          )}
        </Faces>
        {isLinking && (
          <OriginForm
            documentId={documentId}
            onDone={(changed) => {
              link(false);
              if (changed) found.reload();
            }}
          />
        )}
      </Layouts.Content>
      <DoneBar done={done} busy={busy} onForget={forget} />
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

/** What was ended just now, and how it is said again. */
function useTurns(documentId: string, reload: () => void) {
  const say = useSay();
  const { busy, act } = useActing();
  const [done, setDone] = useState<Done>();
  const restore = useCallback(
    async (id: string): Promise<void> => {
      const path = `/cms/library/${documentId}/lineage/${id}/restore`;
      if (await act({ method: 'post', path })) setDone({ words: say('origin.restored') });
      reload();
    },
    [act, documentId, reload, say],
  );
  const tell = useCallback(
    (id: string): void => {
      setDone({ words: say('origin.ended'), undo: () => void restore(id) });
      reload();
    },
    [reload, restore, say],
  );
  return { done, busy, tell, restore, forget: useCallback(() => setDone(undefined), []) };
}

type MembersProps = {
  readonly graph: LineageGraph;
  readonly of: string;
  readonly busy: boolean;
  readonly onRestore: (id: string) => void;
  readonly onEnded: (id: string) => void;
};

function Members({ graph, of, busy, onRestore, onEnded }: MembersProps) {
  const say = useSay();
  const { links } = graph;
  const above = links.filter(({ to }) => to === of);
  const below = links.filter(({ from }) => from === of);
  const others = links.filter(({ from, to }) => from !== of && to !== of);
  const part = { graph, of, onEnded };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <Typography textColor="neutral600" style={{ maxWidth: '72ch', lineHeight: 1.6 }}>
        {say('family.about')}
      </Typography>
      <Sheet label={say('family.above')}>
        <FamilyLinks {...part} title={say('family.above')} links={above} />
        {above.length === 0 && <Nothing>{say('family.above.none')}</Nothing>}
      </Sheet>
      <Sheet label={say('family.below')}>
        <FamilyLinks {...part} title={say('family.below')} links={below} />
        {below.length === 0 && <Nothing>{say('family.below.none')}</Nothing>}
      </Sheet>
      {others.length > 0 && (
        <Sheet label={say('family.others')}>
          <FamilyLinks {...part} title={say('family.others')} links={others} />
        </Sheet>
      )}
      {graph.ended.length > 0 && <EndedLinks graph={graph} of={of} busy={busy} onRestore={onRestore} />}
    </Flex>
  );
}
