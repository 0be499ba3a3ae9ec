import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ManuscriptRights } from '../../contract';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useSay } from './words';

type Props = {
  readonly documentId: string;
  readonly stale: ManuscriptRights['stale'];
  readonly onChange: () => void;
};

/** What has to be signed anew before it goes out again, and the press that asks for it. */
export function StaleWords({ documentId, stale, onChange }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const maySubmit = useMay('plugin::cms.review.submit');
  const { busy, act } = useActing(onChange);
  const renew = async ({ locale, hash, version }: Props['stale'][number]): Promise<void> => {
    const path = `/cms/review/manuscripts/${documentId}/${locale}/renew`;
    if (await act({ method: 'post', path, body: { hash, version } })) onChange();
  };
  return stale.map((one) => (
    <Flex key={one.locale} gap={3} wrap="wrap" justifyContent="space-between">
      <StateWord tone="wait" word={say('stale')} />
      <Typography variant="pi" textColor="neutral600" style={{ flex: 1, minWidth: '16rem' }}>
        {`${formatMessage({ id: `cms.reach.in.${one.locale}` })} · ${say(`stale.${one.because}`)}`}
      </Typography>
      {maySubmit && (
        <Button size="S" variant="secondary" loading={busy} onClick={() => void renew(one)}>
          {say('renew')}
        </Button>
      )}
    </Flex>
  ));
}
