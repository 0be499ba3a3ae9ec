import { Typography } from '@strapi/design-system';
import { Moment } from '../reach/moment';
import type { Autosave } from './use-autosave';
import { useSay } from './words';

type Props = { readonly kept: Autosave; readonly modified: boolean };

/** Whether what stands in the form is kept somewhere, and since when. */
export function KeptLine({ kept, modified }: Props) {
  return (
    <Typography tag="p" variant="pi" textColor={modified && kept.failed ? 'danger600' : 'neutral600'} role="status">
      <Words kept={kept} modified={modified} />
    </Typography>
  );
}

function Words({ kept, modified }: Props) {
  const say = useSay();
  if (!modified) return say('autosave.none');
  if (kept.failed) return say('autosave.failed');
  if (kept.at === null) return say('autosave.soon');
  return (
    <>
      {say('autosave.kept')} <Moment at={kept.at} />
    </>
  );
}
