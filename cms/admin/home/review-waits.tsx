import { Flex, LinkButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';

/** More than this says no more to anybody than that it is a lot. */
const MOST = 100;

/** How many manuscripts wait for one's review and for one's proof; nothing where none does. */
export function ReviewWaits() {
  const maySee = useMay('plugin::cms.review.read');
  return maySee ? (
    <Flex gap={2} wrap="wrap">
      <Waits view="mine" />
      <Waits view="proofs" />
    </Flex>
  ) : null;
}

function Waits({ view }: { readonly view: 'mine' | 'proofs' }) {
  const { formatMessage } = useIntl();
  const { value } = useReading<{ readonly items: readonly unknown[]; readonly next: string | null }>(
    `/cms/review/inbox?view=${view}&limit=${MOST}`,
  );
  const count = value?.items.length ?? 0;
  if (count === 0) return null;
  const shown = value?.next ? `${count}+` : String(count);
  return (
    <LinkButton tag={Link} to={`/plugins/cms/review?view=${view}`} variant="secondary">
      {formatMessage({ id: `cms.home.reviews.${view}` }, { count: shown })}
    </LinkButton>
  );
}
