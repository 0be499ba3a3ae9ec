import { Flex, Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { LineageGraph } from '../../contract';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import type { Panel } from '../review/edit-panel';
import { Family } from './family';
import { useSay } from './words';

/** As much of Strapi's content manager as takes panels. */
type ContentManager = { readonly apis: { addEditViewSidePanel(change: (panels: Panel[]) => Panel[]): void } };

/** Puts the family of a manuscript beside its form. */
export function addFamilyPanel(app: StrapiApp): void {
  // Strapi types what another plugin offers as unknown.
  const { apis } = app.getPlugin('content-manager') as unknown as ContentManager;
  apis.addEditViewSidePanel((panels) => [...panels, FamilyPanel]);
}

/** Beside the form of a manuscript: what it was made from and what was made of it. */
const FamilyPanel: Panel = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  const maySee = useMay('plugin::cms.library.read');
  if (model !== 'plugin::cms.manuscript' || !maySee || !documentId || !document) return null;
  return { title: formatMessage({ id: 'cms.library.family' }), content: <FamilyInShort documentId={documentId} /> };
};

function FamilyInShort({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const { value: graph } = useReading<LineageGraph>(`/cms/library/${documentId}/lineage`);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {graph && graph.links.length + graph.translations.length === 0 && (
        <Typography textColor="neutral600">{say('family.above.none')}</Typography>
      )}
      {graph && <Family graph={graph} of={documentId} isTitled={false} />}
      <Link to={`/plugins/cms/library/family/${documentId}`} style={{ fontSize: '1.4rem', color: 'inherit' }}>
        {say('family.all')}
      </Link>
    </Flex>
  );
}
