import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { isRole, roles, roleSlugs, type RoleSlug } from '../../contract/roles';
import { useSpoken } from '../reach/spoken';
import { Several } from '../reach/several';

type Props = { readonly value: readonly RoleSlug[]; readonly onChange: (roles: readonly RoleSlug[]) => void };

/** Chooses roles, and says under the field what those chosen do. */
export function RoleSelect({ value, onChange }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  return (
    <>
      <Several
        label={formatMessage({ id: 'cms.people.roles' })}
        required
        value={value}
        options={roleSlugs.map((slug) => [slug, spoken(roles[slug].name)])}
        onChange={(chosen) => onChange(chosen.filter(isRole))}
      />
      {value.map((slug) => (
        <Typography key={slug} variant="pi" textColor="neutral600">
          {`${spoken(roles[slug].name)}：${spoken(roles[slug].description)}`}
        </Typography>
      ))}
    </>
  );
}
