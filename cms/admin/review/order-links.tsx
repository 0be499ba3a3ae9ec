import { Flex, LinkButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { ReviewCase } from '../../contract';
import { useMay } from '../reach/use-may';

/** From a manuscript that is out, or signed to go: correcting it, or taking it down. */
export function OrderLinks({ one: { documentId, locale, state, isOut } }: { readonly one: ReviewCase }) {
  const { formatMessage } = useIntl();
  const mayCorrect = useMay('plugin::cms.corrections.propose');
  const mayTakeDown = useMay('plugin::cms.takedowns.propose');
  if (state === 'sealed' || (!isOut && state !== 'signed')) return null;
  const of = `document=${documentId}&locale=${locale}`;
  return (
    <Flex gap={2} wrap="wrap">
      {mayCorrect && isOut ? (
        <LinkButton tag={Link} to={`/plugins/cms/corrections?${of}`} variant="tertiary">
          {formatMessage({ id: 'cms.corrections.start' })}
        </LinkButton>
      ) : null}
      {mayTakeDown ? (
        <LinkButton tag={Link} to={`/plugins/cms/takedowns?${of}`} variant="danger-light">
          {formatMessage({ id: 'cms.takedowns.start' })}
        </LinkButton>
      ) : null}
    </Flex>
  );
}
