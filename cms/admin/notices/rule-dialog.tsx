import { useState } from 'react';
import { Button } from '@strapi/design-system';
import type { NoticeRule, NoticeRuleBody } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { useActing, type Deed } from '../reach/use-acting';
import { EscalationFields } from './escalation-fields';
import { QuietFields } from './quiet-fields';
import { RuleAbout } from './rule-about';
import { RuleWays } from './rule-ways';
import { useAudiences } from './use-audiences';
import type { RuleBook } from './use-rules';
import { useSay } from './words';

type Props = {
  readonly rule: NoticeRuleBody | NoticeRule;
  readonly book: RuleBook;
  readonly onDone: (changed: boolean) => void;
};

/** Makes, changes or removes a rule. What a rule is about stays once it is made; another rule is another row. */
export function RuleDialog({ rule, book, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<NoticeRuleBody | NoticeRule>(rule);
  const audiences = useAudiences(book, draft.station);
  const isNew = !('id' in rule);
  const change = (part: Partial<NoticeRuleBody>): void => setDraft({ ...draft, ...part });
  const done = async (deed: Deed): Promise<void> => {
    if (await act(deed)) onDone(true);
  };
  const remove = isNew ? null : (
    <Button variant="danger-light" disabled={busy} onClick={() => void done(removal(rule))}>
      {say('remove')}
    </Button>
  );
  return (
    <FormDialog
      title={say(isNew ? 'rule.add' : 'rule.change')}
      action={say('save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void done(keeping(draft))}
      more={remove}
    >
      <RuleAbout rule={draft} book={book} audiences={audiences} fixed={!isNew} onChange={change} />
      <RuleWays rule={draft} robots={book.robots} onChange={change} />
      <QuietFields quiet={draft.quiet} onChange={(quiet) => change({ quiet })} />
      <EscalationFields
        escalation={draft.escalation}
        audiences={audiences}
        onChange={(escalation) => change({ escalation })}
      />
    </FormDialog>
  );
}

function keeping(draft: NoticeRuleBody | NoticeRule): Deed {
  if (!('id' in draft)) return { method: 'post', path: '/cms/notice-rules', body: draft };
  const { id, station: _station, kind: _kind, audience: _audience, ...body } = draft;
  return { method: 'put', path: `/cms/notice-rules/${id}`, body };
}

function removal({ id, version }: NoticeRule): Deed {
  return { method: 'del', path: `/cms/notice-rules/${id}?version=${version}` };
}
