import { useCallback, useMemo, useRef, useState } from 'react';
import { Box, Flex, LinkButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Link, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { AddMarkBar } from '../marks/add-mark-bar';
import { MarksPanel } from '../marks/marks-panel';
import { useMarks, type MarksInHand } from '../marks/use-marks';
import { usePaintedMarks } from '../marks/use-painted-marks';
import { useSay as useMarksSay } from '../marks/words';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useMay } from '../reach/use-may';
import { DeedsPanel } from './deeds-panel';
import { FindingsPanel } from './findings-panel';
import { useJump } from './go-to-finding';
import { MovedBar } from './moved-bar';
import { OrderLinks } from './order-links';
import { Panel } from './panel';
import { ProgressPanel } from './progress-panel';
import { Reader } from './reader';
import { RevisionsSheet } from './revisions-sheet';
import { StandingPanel } from './standing-panel';
import { ToPublish } from './to-publish';
import { isInHand, useCase, type CaseInHand } from './use-case';
import { useSay } from './words';

const Desk = styled.div`
  display: grid;
  gap: 16px;
  align-items: start;
  padding-block-end: 40px;
  grid-template-areas: 'standing' 'text' 'progress';
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 1024px) {
    gap: 16px 32px;
    grid-template-areas: 'text standing' 'text progress';
    grid-template-columns: minmax(0, 1fr) 360px;
    grid-template-rows: auto 1fr;
  }
`;

/** One manuscript under review: what state, who has it, until when, what may I do; and the words that a signature would be for. */
export function CasePage() {
  const { documentId = '', locale = '' } = useParams();
  const found = useCase(`/cms/review/manuscripts/${documentId}/${locale}`);
  if (isInHand(found)) return <Opened key={`${documentId} ${locale}`} hand={found} />;
  return found.reading.failed ? <Page.Error /> : <Page.Loading />;
}

function Opened({ hand }: { readonly hand: CaseInHand }) {
  const say = useSay();
  const { one } = hand;
  const [isHistoryOpen, openHistory] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const text = useRef<HTMLDivElement>(null);
  const marks = useMarks(one, hand.reading.reload);
  const shown = useMemo(() => marks.reading.value?.marks ?? [], [marks.reading.value]);
  usePaintedMarks(text, shown, hand.shown.revision);
  const { textWanted, jump } = useJump(text);
  const mayCheck = useMay('plugin::cms.checks.read');
  const title = one.title || say('untitled');
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={say('one.about', { revision: hand.shown.revision })}
        navigationAction={<BackButton fallback=".." />}
        primaryAction={<HeadLinks hand={hand} />}
      />
      <Layouts.Content>
        <Desk>
          <Box style={{ gridArea: 'standing' }}>
            <StandingPanel one={one}>
              <ToPublish one={one} />
              <DeedsPanel hand={hand} />
            </StandingPanel>
          </Box>
          <Box ref={text} style={{ gridArea: 'text', minWidth: 0 }}>
            <MovedBar hand={hand} />
            <Reader hand={hand} textWanted={textWanted} onHistory={() => openHistory(true)} />
          </Box>
          <Flex style={{ gridArea: 'progress' }} direction="column" alignItems="stretch" gap={4}>
            {mayCheck && <FindingsPanel hand={hand} onShow={jump} />}
            <Remarks hand={marks} revision={hand.shown.revision} />
            <ProgressPanel one={one} />
          </Flex>
        </Desk>
      </Layouts.Content>
      {isHistoryOpen && <RevisionsSheet one={one} onClose={() => openHistory(false)} />}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={['j', 'k', '?']} />
    </Page.Main>
  );
}

function HeadLinks({ hand }: { readonly hand: CaseInHand }) {
  return (
    <Flex gap={2} wrap="wrap">
      <OrderLinks one={hand.one} />
      <EditLink hand={hand} />
    </Flex>
  );
}

function Remarks({ hand, revision }: { readonly hand: MarksInHand; readonly revision: number }) {
  const say = useMarksSay();
  return (
    <Panel title={say('panel')}>
      <MarksPanel hand={hand}>
        <AddMarkBar hand={hand} revision={revision} />
      </MarksPanel>
    </Panel>
  );
}

function EditLink({ hand: { one } }: { readonly hand: CaseInHand }) {
  const say = useSay();
  const mayWrite = useMay('plugin::content-manager.explorer.update', 'plugin::cms.manuscript');
  if (!mayWrite) return null;
  const to = `/content-manager/collection-types/plugin::cms.manuscript/${one.documentId}?plugins[i18n][locale]=${one.locale}`;
  return (
    <LinkButton tag={Link} to={to} variant="tertiary" startIcon={<Pencil />}>
      {say('edit')}
    </LinkButton>
  );
}
