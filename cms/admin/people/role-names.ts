import { useCallback } from 'react';
import { useIntl } from 'react-intl';
// From the file, not from the contract's barrel: this is all that a page needs of it.
import { isRole, roles } from '../../contract/roles';
import { useSpoken } from '../reach/spoken';

/** Names roles in the language of the page. */
export function useRoleNames(): (slugs: readonly string[]) => string {
  const spoken = useSpoken();
  const { locale, formatMessage } = useIntl();
  return useCallback(
    (slugs) =>
      slugs
        .map((slug) =>
          isRole(slug) ? spoken(roles[slug].name) : formatMessage({ id: 'cms.people.host-administrator' }),
        )
        .join(locale === 'en' ? ', ' : '、'),
    [spoken, locale, formatMessage],
  );
}
