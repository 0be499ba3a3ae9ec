import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { TAKEDOWNS_READ, type ReviewCase, type Takedown } from '../../contract';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { useAgain } from './use-again';
import { useSay } from './words';

type Props = { readonly one: ReviewCase };

/** What the clock proposed when the full review was not done in time, and the way to decide it. */
export function LateProposal({ one }: Props) {
  const mayRead = useMay(TAKEDOWNS_READ);
  // Every step of the review may have ended the proposal.
  return mayRead && one.emergency?.missed ? <Found key={one.version} one={one} /> : null;
}

function Found({ one: { documentId } }: Props) {
  const say = useSay();
  const asked = new URLSearchParams({ document: documentId, state: 'proposed' }).toString();
  const { value, reload } = useReading<{ readonly orders: readonly Takedown[] }>(`/cms/takedowns?${asked}`);
  // The clock marks the deadline first and proposes right after.
  useAgain(reload);
  return (
    <>
      {(value?.orders ?? []).map(({ id, number }) => (
        <Typography key={id} tag="p" paddingTop={2}>
          {say('emergency.proposed')}{' '}
          <Typography tag={Link} to={`/plugins/cms/takedowns/${id}`} textColor="primary600">
            {number}
          </Typography>
        </Typography>
      ))}
    </>
  );
}
