import { useCallback, useState } from 'react';
import { LinkButton, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { EditionMatrix } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { StateWord } from '../reach/state-word';
import { useLiveRoom } from '../reach/use-live-room';
import { useReading } from '../reach/use-reading';
import { EditionDetail } from './edition-detail';
import { EditionList } from './edition-list';
import { isGoing } from './is-going';
import { ReleaseAll } from './release-all';
import { useSay } from './words';

const Desk = styled.div`
  display: grid;
  gap: 16px 32px;
  align-items: start;
  padding-block-end: 40px;
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 1024px) {
    grid-template-columns: minmax(0, 1fr) 440px;
  }
`;

/** A story and all its editions: one signature serves them all, each in its own words and at its own time. */
export function EditionsPage() {
  const { documentId = '', locale = '' } = useParams();
  const matrix = useReading<EditionMatrix>(`/cms/editions/${documentId}/${locale}`);
  if (!matrix.value) return matrix.failed ? <Page.Error /> : <Page.Loading />;
  return <Opened key={`${documentId} ${locale}`} matrix={matrix.value} reload={matrix.reload} />;
}

type Props = { readonly matrix: EditionMatrix; readonly reload: () => void };

function Opened({ matrix, reload }: Props) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  useLiveRoom(`deliveries:${matrix.station}`, reload);
  const going = matrix.editions.filter(isGoing);
  const chosen = matrix.editions.find(({ channel }) => channel.id === search.get('channel')) ?? going[0];
  const open = (channel: string): void => setSearch({ channel }, { replace: true });
  const { documentId, locale } = matrix;
  return (
    <Page.Main>
      <Page.Title>{matrix.title}</Page.Title>
      <Layouts.Header
        title={matrix.title}
        subtitle={say('about', { revision: matrix.revision, count: going.length })}
        navigationAction={<BackButton fallback="../../.." />}
        primaryAction={
          <LinkButton tag={Link} to={`/plugins/cms/review/${documentId}/${locale}`} variant="tertiary">
            {say('review')}
          </LinkButton>
        }
      />
      <Layouts.Content>
        <Typography tag="p" style={{ paddingBottom: 16 }}>
          <StateWord tone={matrix.covered ? 'proof' : 'wait'} word={say(matrix.covered ? 'covered' : 'uncovered')} />
        </Typography>
        {matrix.editions.length === 0 ? (
          <Sheet>
            <Nothing>{say('none')}</Nothing>
          </Sheet>
        ) : (
          <Desk>
            <div>
              <ReleaseAll matrix={matrix} onDone={reload} />
              <EditionList matrix={matrix} chosen={chosen?.channel.id} onOpen={open} />
            </div>
            {chosen && <EditionDetail key={chosen.channel.id} matrix={matrix} line={chosen} onDone={reload} />}
          </Desk>
        )}
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}
