import { Box, IconButton, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { MOST_POINTS, roleSlugs, type PointRuleBody, type RoleSlug } from '../../contract';
import { useRoleNames } from '../people/role-names';
import { NumberCell, NumberTable, type TableProps } from './rule-number';
import { useSay } from './words';

type Quotas = PointRuleBody['quotas'];

/** How many points a month are asked of whoever holds a post; of several posts the highest counts. */
export function QuotaTable({ rule: { quotas }, change }: TableProps) {
  const say = useSay();
  const namesOf = useRoleNames();
  const set = change && ((next: Quotas) => change({ quotas: next }));
  return (
    <NumberTable
      title={say('rule.quotas')}
      hint={say(quotas.length === 0 && !change ? 'rule.quotas.none' : 'rule.quotas.hint')}
      heads={[say('rule.post'), say('column.quota')]}
    >
      {quotas.map(({ role, points }) => (
        <tr key={role}>
          <th scope="row">
            {namesOf([role])}
            {set && (
              <Box tag="span" style={{ display: 'inline-block', verticalAlign: 'middle', marginInlineStart: 4 }}>
                <IconButton
                  variant="ghost"
                  size="XS"
                  label={say('rule.quota.remove', { post: namesOf([role]) })}
                  onClick={() => set(quotas.filter((one) => one.role !== role))}
                >
                  <Cross />
                </IconButton>
              </Box>
            )}
          </th>
          <NumberCell
            label={`${namesOf([role])} · ${say('column.quota')}`}
            value={points}
            most={MOST_POINTS}
            onChange={set && ((value) => set(quotas.map((one) => (one.role === role ? { role, points: value } : one))))}
          />
        </tr>
      ))}
      {set && <AddPost quotas={quotas} onAdd={(role) => set([...quotas, { role, points: 100 }])} />}
    </NumberTable>
  );
}

type AddProps = { readonly quotas: Quotas; readonly onAdd: (role: RoleSlug) => void };

function AddPost({ quotas, onAdd }: AddProps) {
  const say = useSay();
  const namesOf = useRoleNames();
  const left = roleSlugs.filter((slug) => !quotas.some(({ role }) => role === slug));
  const add = (chosen: string): void => {
    const role = left.find((slug) => slug === chosen);
    if (role) onAdd(role);
  };
  return (
    <tr>
      <td colSpan={2}>
        <SingleSelect
          size="S"
          aria-label={say('rule.quota.add')}
          placeholder={say('rule.quota.add')}
          value={null}
          onChange={(chosen) => add(String(chosen))}
        >
          {left.map((slug) => (
            <SingleSelectOption key={slug} value={slug}>
              {namesOf([slug])}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </td>
    </tr>
  );
}
