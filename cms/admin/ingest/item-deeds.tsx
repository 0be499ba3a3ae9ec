import { Button, Flex, Link as TextLink } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { IngestItem } from '../../contract';
import { useMay } from '../reach/use-may';
import type { Items } from './use-items';
import { useSay } from './words';

type Props = { readonly item: IngestItem; readonly items: Items };

/** What may be done with an item: a lead of it, or aside and back. */
export function ItemDeeds({ item, items: { busy, take, aside, back } }: Props) {
  const say = useSay();
  const mayWork = useMay('plugin::cms.ingest.work');
  if (item.lead !== null) {
    return (
      <TextLink tag={Link} to={`/plugins/cms/leads?state=all&open=${item.lead}`}>
        {say('lead.open')}
      </TextLink>
    );
  }
  if (!mayWork) return null;
  return (
    <Flex gap={2} wrap="wrap">
      <Button size="S" variant="secondary" disabled={busy} onClick={() => void take(item)}>
        {say('lead.make')}
      </Button>
      {item.asideAt !== null && (
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => void back(item)}>
          {say('item.back')}
        </Button>
      )}
      {item.asideAt === null && item.decision.do !== 'drop' && (
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => void aside(item)}>
          {say('item.aside')}
        </Button>
      )}
    </Flex>
  );
}
