import { Flex, Link as TextLink, Typography } from '@strapi/design-system';
import type { IngestItem } from '../../contract';
import { Facts } from '../reach/facts';
import { Moment } from '../reach/moment';
import { SideSheet } from '../reach/side-sheet';
import { useNames } from '../topics/desk';
import { EarlierWordsOf } from './earlier-words';
import { ItemDecision } from './item-decision';
import { ItemDeeds } from './item-deeds';
import type { Items } from './use-items';
import { useSay } from './words';

type Props = { readonly item: IngestItem; readonly items: Items; readonly onClose: () => void };

/** One item whole: its words, where it is from, what became of it. */
export function ItemSheet({ item, items, onClose }: Props) {
  const say = useSay();
  const names = useNames();
  const { url, publishedAt, asideAt, asideBy } = item;
  return (
    <SideSheet label={item.title} onClose={onClose}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <ItemDecision item={item} />
          <Typography tag="h2" variant="beta" style={{ textWrap: 'balance' }}>
            {item.title}
          </Typography>
        </Flex>
        <ItemDeeds item={item} items={items} />
        {item.body && (
          <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.75 }}>
            {item.body}
          </Typography>
        )}
        <Facts
          facts={[
            [say('column.source'), item.sourceName],
            [
              say('item.original'),
              url !== null && (
                <TextLink href={url} isExternal rel="noreferrer noopener">
                  {say('item.original.open')}
                </TextLink>
              ),
            ],
            [say('item.place'), item.place],
            [say('item.published'), publishedAt !== null && <Moment key="published" at={publishedAt} />],
            [say('column.taken'), <Moment key="taken" at={item.takenAt} />],
            [say('item.changed'), item.changes > 0 ? say('item.changes', { count: item.changes }) : ''],
            [say('item.detail'), item.decision.do === 'drop' ? item.decision.detail : ''],
            [
              say('item.asideBy'),
              asideAt !== null && asideBy !== null && (
                <>
                  {names.person(asideBy)} <Moment at={asideAt} />
                </>
              ),
            ],
          ]}
        />
        {item.changes > 0 && <EarlierWordsOf item={item} />}
      </Flex>
    </SideSheet>
  );
}
