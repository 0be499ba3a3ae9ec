import { TextInput } from '@strapi/design-system';
import type { RoleSlug, RouteRule } from '../../contract';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { useDesk, useNames } from '../topics/desk';
import { actionOf } from './rule-draft';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
type FieldsProps = { readonly rule: RouteRule; readonly change: (part: Partial<RouteRule>) => void };

/** Who can be told at once: those who can send somebody. */
const ROLES = ['desk-head', 'chief-editor', 'editor', 'reporter'] as const satisfies readonly RoleSlug[];

const DEEDS = ['lead', 'attach', 'notify', 'drop'] as const;

/** What is done with an item for which a rule holds. */
export function ThenFields({ rule, change }: FieldsProps) {
  const say = useSay();
  const { columns, station } = useDesk();
  const names = useNames();
  const { then } = rule;
  const here = columns.filter((column) => column.station === station);
  return (
    <>
      <Choice
        label={say('then')}
        value={then.do}
        options={DEEDS.map((deed): [string, string] => [deed, say(`do.${deed}`)])}
        onChange={(deed) => change({ then: actionOf(deed, then) })}
      />
      {then.do === 'drop' ? (
        <Row label={say('then.reason')} required>
          <TextInput
            value={then.reason}
            maxLength={120}
            onChange={({ target }: Typed) => change({ then: { ...then, reason: target.value } })}
          />
        </Row>
      ) : (
        <>
          {then.do === 'notify' && <ToldRole then={then} change={change} />}
          <Choice
            label={say('field.column')}
            value={then.column ?? ''}
            options={[['', say('column.none')], ...here.map(({ id }): [string, string] => [id, names.column(id)])]}
            onChange={(column) => change({ then: { ...then, column: column === '' ? null : column } })}
          />
          <Choice
            label={say('then.importance')}
            value={String(then.importance)}
            options={[
              ['1', say('importance.1')],
              ['2', say('importance.2')],
              ['3', say('importance.3')],
            ]}
            onChange={(importance) => change({ then: { ...then, importance: Number(importance) } })}
          />
        </>
      )}
    </>
  );
}

type ToldProps = Pick<FieldsProps, 'change'> & { readonly then: Extract<RouteRule['then'], { do: 'notify' }> };

function ToldRole({ then, change }: ToldProps) {
  const say = useSay();
  return (
    <Choice
      label={say('then.role')}
      value={then.role}
      options={ROLES.map((role): [string, string] => [role, say(`role.${role}`)])}
      onChange={(chosen) => {
        const role = ROLES.find((one) => one === chosen);
        if (role) change({ then: { ...then, role } });
      }}
    />
  );
}
