import { Flex, Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { ManuscriptRights } from '../../contract';
import { StateWord } from '../reach/state-word';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import type { Panel } from '../review/edit-panel';
import { StaleWords } from './stale-words';
import { useSay } from './words';

/** As much of Strapi's content manager as takes panels. */
type ContentManager = { readonly apis: { addEditViewSidePanel(change: (panels: Panel[]) => Panel[]): void } };

/** Puts the rights of a manuscript beside its form. */
export function addRightsPanel(app: StrapiApp): void {
  // Strapi types what another plugin offers as unknown.
  const { apis } = app.getPlugin('content-manager') as unknown as ContentManager;
  apis.addEditViewSidePanel((panels) => [...panels, RightsPanel]);
}

/** Beside the form of a manuscript: whether others have rights in it, and how those stand. */
const RightsPanel: Panel = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  const maySee = useMay('plugin::cms.rights.read');
  if (model !== 'plugin::cms.manuscript' || !maySee || !documentId || !document) return null;
  return { title: formatMessage({ id: 'cms.rights.title' }), content: <RightsInShort documentId={documentId} /> };
};

/** The rights of a manuscript in two lines, with the way to all of them. */
export function RightsInShort({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const found = useReading<ManuscriptRights>(`/cms/rights/${documentId}`);
  const rights = found.value;
  if (!rights) return <Typography textColor="neutral600">{say('reading')}</Typography>;
  const { leases, uncovered } = rights;
  const running = leases.filter(({ state }) => state === 'running').length;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {leases.length === 0 ? (
        <Typography textColor="neutral600">{say('own')}</Typography>
      ) : (
        <StateWord tone={running > 0 ? 'proof' : 'stop'} word={say('short', { running, all: leases.length })} />
      )}
      {uncovered.length > 0 && <StateWord tone="stop" word={say('short.uncovered', { count: uncovered.length })} />}
      <StaleWords documentId={documentId} stale={rights.stale} onChange={found.reload} />
      <Link to={`/plugins/cms/library/rights/${documentId}`} style={{ fontSize: '1.4rem', color: 'inherit' }}>
        {say('all')}
      </Link>
    </Flex>
  );
}
