import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { LEADS_READ, type Lead } from '../../contract';
import { headOf } from '../leads/leads-query';
import { Moment } from '../reach/moment';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

type Props = { readonly topic: string };

/** Where a topic came from: the leads that were adopted as it. */
export function SheetLeads({ topic }: Props) {
  return useMay(LEADS_READ) ? <Found topic={topic} /> : null;
}

function Found({ topic }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const { value } = useReading<{ readonly leads: readonly Lead[] }>(`/cms/leads?topic=${topic}&limit=20`);
  if (!value || value.leads.length === 0) return null;
  return (
    <section aria-label={say('leads')}>
      <Typography tag="h3" variant="delta">
        {say('leads')}
      </Typography>
      {value.leads.map((lead) => (
        <Typography tag="p" key={lead.id}>
          <Typography tag={Link} to={`/plugins/cms/leads?state=all&open=${lead.id}`} textColor="primary600">
            {headOf(lead)}
          </Typography>{' '}
          <Typography variant="pi" textColor="neutral600">
            {formatMessage({ id: `cms.leads.source.${lead.source}` })} <Moment at={lead.receivedAt} />
          </Typography>
        </Typography>
      ))}
    </section>
  );
}
