import { useState } from 'react';
import { Choice } from '../reach/choice';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useDesk, useNames } from '../topics/desk';
import { ColumnChoice } from './column-choice';
import type { LeadDialogProps } from './lead-deeds';
import { useSay } from './words';

/** Gives a lead to a desk and a person, or to nobody. */
export function AssignDialog({ lead, onDone }: LeadDialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const { people } = useDesk();
  const names = useNames();
  const [column, setColumn] = useState(lead.column ?? '');
  const [person, setPerson] = useState(lead.person ?? '');
  const assign = async (): Promise<void> => {
    const body = {
      version: lead.version,
      column: column === '' ? null : column,
      person: person === '' ? null : person,
    };
    if (await act({ method: 'put', path: `/cms/leads/${lead.id}/desk`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('assign')}
      action={say('assign.do')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void assign()}
    >
      <ColumnChoice station={lead.station} value={column} onChange={setColumn} />
      <Choice
        label={say('column.holder')}
        value={person}
        options={[
          ['', say('holder.none')],
          ...people.filter(({ active }) => active).map(({ id }): [string, string] => [id, names.person(id)]),
        ]}
        onChange={setPerson}
      />
    </FormDialog>
  );
}
