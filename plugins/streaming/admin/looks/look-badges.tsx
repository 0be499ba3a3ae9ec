import { Badge } from '@strapi/design-system';
import type { Look } from '../../contract';
import { useSay } from '../words';

/** What is other about the picture of a platform, at a glance. */
export function LookBadges({ look }: { readonly look: Look | undefined }) {
  const say = useSay();
  return (
    <>
      {look?.shape === 'upright' && <Badge>9:16</Badge>}
      {look?.logo && <Badge>{say('look.logo')}</Badge>}
    </>
  );
}
