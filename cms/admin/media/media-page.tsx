import { useCallback, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { MediaAsset } from '../../contract';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { Finder } from './finder';
import { MediaGrid } from './media-grid';
import { ManyRightsSheet, RightsSheet } from './rights-sheet';
import { useMedia, useWanted, type Wanted } from './use-media';

const READ = [{ action: 'plugin::cms.media.read', subject: null }];
const MAY = { rights: [{ action: 'plugin::cms.media.rights', subject: null }] };
const NOBODY: ReadonlySet<string> = new Set();

/** Whose pictures and films are whose, until when, and where they may be shown. */
export function MediaPage() {
  return (
    <Page.Protect permissions={READ}>
      <MediaRightsPage />
    </Page.Protect>
  );
}

function MediaRightsPage() {
  const { formatMessage } = useIntl();
  const [wanted, want] = useWanted();
  const media = useMedia(wanted);
  const mayNote = useRBAC(MAY).allowedActions['canRights'] === true;
  const [chosen, choose] = useState(NOBODY);
  const [open, show] = useState<MediaAsset | 'many'>();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(
    useCallback(() => {
      openHelp(true);
    }, []),
  );
  const title = formatMessage({ id: 'cms.media.title' });
  const many = media.page?.assets.filter(({ id }) => chosen.has(id)) ?? [];
  const done = (changed: readonly MediaAsset[]): void => {
    show(undefined);
    if (changed.length === 0) return;
    media.put(changed);
    choose(NOBODY);
  };

  return (
    <Page.Main aria-busy={media.page === undefined && !media.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={formatMessage({ id: 'cms.media.about' })} />
      <Layouts.Content>
        <Finder wanted={wanted} counts={media.page?.counts} want={want} />
        {many.length > 0 && <Chosen count={many.length} onEdit={() => show('many')} onClear={() => choose(NOBODY)} />}
        <MediaGrid
          media={media}
          narrowed={isNarrowed(wanted)}
          chosen={chosen}
          choose={mayNote ? choose : undefined}
          open={show}
        />
      </Layouts.Content>
      <Sheets open={open} many={many} mayNote={mayNote} onDone={done} />
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

type SheetsProps = {
  readonly open: MediaAsset | 'many' | undefined;
  readonly many: readonly MediaAsset[];
  readonly mayNote: boolean;
  readonly onDone: (changed: readonly MediaAsset[]) => void;
};

function Sheets({ open, many, mayNote, onDone }: SheetsProps) {
  if (open === undefined) return null;
  if (open === 'many') return <ManyRightsSheet assets={many} onDone={onDone} />;
  return <RightsSheet asset={open} mayNote={mayNote} onDone={onDone} />;
}

const isNarrowed = ({ filter, search, station }: Wanted): boolean =>
  filter !== 'all' || search !== '' || station !== '';

type ChosenProps = { readonly count: number; readonly onEdit: () => void; readonly onClear: () => void };

function Chosen({ count, onEdit, onClear }: ChosenProps) {
  const { formatMessage } = useIntl();
  return (
    <Flex gap={3} paddingBottom={4} wrap="wrap" role="status">
      <Typography>{formatMessage({ id: 'cms.media.chosen' }, { count })}</Typography>
      <Button size="S" onClick={onEdit}>
        {formatMessage({ id: 'cms.media.editMany' })}
      </Button>
      <Button size="S" variant="tertiary" onClick={onClear}>
        {formatMessage({ id: 'cms.media.clearChoice' })}
      </Button>
    </Flex>
  );
}
