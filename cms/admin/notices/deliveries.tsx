import { Box, Button, Flex } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import { deliveryStates, type NoticeDelivery } from '../../contract';
import { Choice } from '../reach/choice';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useActing } from '../reach/use-acting';
import { usePages } from '../reach/use-pages';
import { DeliveryTable } from './delivery-table';
import { useLanguage, useSay } from './words';

type Page = { readonly deliveries: readonly NoticeDelivery[]; readonly next: string | null };

const TURNING = {
  by: 'before' as const,
  join: (known: Page, next: Page): Page => ({ ...next, deliveries: [...known.deliveries, ...next.deliveries] }),
};

/** What became of notices; first those that somebody has to look at. */
export function Deliveries() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') ?? '';
  const query = new URLSearchParams({ locale: useLanguage(), ...(state && { state }) });
  const list = usePages<Page>(`/cms/notice-deliveries?${query.toString()}`, TURNING);
  const { busy, act } = useActing();
  const retry = async ({ id, version }: NoticeDelivery): Promise<void> => {
    await act({ method: 'post', path: `/cms/notice-deliveries/${id}/retry`, body: { version } });
    list.reload();
  };
  const states = deliveryStates.map((one) => [one, say(`delivery.${one}`)] as const);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box maxWidth="32rem">
        <Choice
          label={say('column.state')}
          value={state}
          options={[['', say('trouble')], ...states]}
          onChange={(chosen) => setSearch(chosen ? { state: chosen } : {}, { replace: true })}
        />
      </Box>
      <Faces of={list}>
        {({ deliveries, next }) => (
          <>
            {deliveries.length === 0 ? (
              <Sheet>
                <Nothing>{say(state ? 'deliveries.emptyHere' : 'deliveries.empty')}</Nothing>
              </Sheet>
            ) : (
              <DeliveryTable deliveries={deliveries} busy={busy} onRetry={(one) => void retry(one)} />
            )}
            {next === null ? null : (
              <Flex justifyContent="center">
                <Button variant="tertiary" onClick={() => list.more(next)}>
                  {say('more')}
                </Button>
              </Flex>
            )}
          </>
        )}
      </Faces>
    </Flex>
  );
}
