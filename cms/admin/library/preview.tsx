import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router-dom';
import type { LibraryLine, LineageGraph } from '../../contract';
import { SideSheet } from '../media/side-sheet';
import { Faces } from '../reach/faces';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { ManuscriptText } from '../review/manuscript-text';
import { RightsInShort } from '../rights/rights-panel';
import { Family } from './family';
import { useSay } from './words';

type Props = { readonly line: LibraryLine; readonly onClose: () => void };

const EDIT = '/content-manager/collection-types/plugin::cms.manuscript';

/** A manuscript beside the list: its words, its family, and a new one made from it. */
export function Preview({ line, onClose }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const mayUse = useMay('plugin::cms.library.use');
  const maySeeRights = useMay('plugin::cms.rights.read');
  const { busy, act } = useActing();
  const navigate = useNavigate();
  const { documentId, locale, revision } = line;
  const family = useReading<LineageGraph>(`/cms/library/${documentId}/lineage`);
  const reuse = async (): Promise<void> => {
    const path = `/cms/library/${documentId}/${locale}/reuse`;
    const made = await act<{ documentId: string }>({ method: 'post', path, body: { kind: 'rewrite' } });
    if (made) navigate(`${EDIT}/${made.value.documentId}?plugins[i18n][locale]=${locale}`);
  };
  const title = line.title.map(({ text }) => text).join('') || formatMessage({ id: 'cms.review.untitled' });
  return (
    <SideSheet
      title={title}
      action={mayUse && line.state !== 'sealed' ? say('reuse') : undefined}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void reuse()}
    >
      <Flex gap={3} wrap="wrap">
        <Button variant="tertiary" size="S" tag={Link} to={`${EDIT}/${documentId}?plugins[i18n][locale]=${locale}`}>
          {say('edit')}
        </Button>
        <Button variant="tertiary" size="S" tag={Link} to={`/plugins/cms/review/${documentId}/${locale}`}>
          {say('review')}
        </Button>
        <Button variant="tertiary" size="S" tag={Link} to={`/plugins/cms/library/family/${documentId}`}>
          {say('family.all')}
        </Button>
      </Flex>
      {mayUse && (
        <Typography variant="pi" textColor="neutral600">
          {say('reuse.about')}
        </Typography>
      )}
      <Box marginLeft={-6} marginRight={-6}>
        <ManuscriptText of={line} n={revision} />
      </Box>
      {maySeeRights && <RightsInShort documentId={documentId} />}
      <Faces of={family}>{(graph) => <Family graph={graph} of={documentId} />}</Faces>
    </SideSheet>
  );
}
