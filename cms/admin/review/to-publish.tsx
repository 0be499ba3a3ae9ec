import { Box, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { ReviewCase } from '../../contract';
import { useMay } from '../reach/use-may';
import { useSay } from './words';

const OUT: readonly ReviewCase['state'][] = ['signed', 'emergency'];

/** Where somebody goes on who may publish what may now go out: the form holds the press. */
export function ToPublish({ one: { documentId, locale, state } }: { readonly one: ReviewCase }) {
  const say = useSay();
  const mayPublish = useMay('plugin::content-manager.explorer.publish', 'plugin::cms.manuscript');
  if (!mayPublish || !OUT.includes(state)) return null;
  const to = `/content-manager/collection-types/plugin::cms.manuscript/${documentId}?plugins[i18n][locale]=${locale}`;
  return (
    <Box paddingTop={4}>
      <LinkButton tag={Link} to={to} variant={state === 'signed' ? 'default' : 'secondary'}>
        {say('publish')}
      </LinkButton>
    </Box>
  );
}
