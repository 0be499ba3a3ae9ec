import { MultiSelect, MultiSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { isRole, roles, roleSlugs, type RoleSlug } from '../../contract/roles';
import { Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';

type Props = { readonly value: readonly RoleSlug[]; readonly onChange: (roles: readonly RoleSlug[]) => void };

/** Chooses roles, and says under the field what those chosen do. */
export function RoleSelect({ value, onChange }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  return (
    <Row label={formatMessage({ id: 'cms.people.roles' })} required>
      <MultiSelect withTags value={[...value]} onChange={(chosen) => onChange(chosen.filter(isRole))}>
        {roleSlugs.map((slug) => (
          <MultiSelectOption key={slug} value={slug}>
            {spoken(roles[slug].name)}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      {value.map((slug) => (
        <Typography key={slug} variant="pi" textColor="neutral600">
          {`${spoken(roles[slug].name)}：${spoken(roles[slug].description)}`}
        </Typography>
      ))}
    </Row>
  );
}
