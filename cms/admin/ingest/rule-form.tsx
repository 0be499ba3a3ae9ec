import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import type { RouteMatch, RouteRule } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { HoursField, SourceChoice, WordList } from './rule-conditions';
import { ThenFields } from './rule-then';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
type Props = { readonly rule: RouteRule; readonly onDone: (rule: RouteRule | undefined) => void };
type FieldsProps = { readonly rule: RouteRule; readonly change: (part: Partial<RouteRule>) => void };

/** One rule: when it holds, and what is done then. */
export function RuleForm({ rule: given, onDone }: Props) {
  const say = useSay();
  const [rule, setRule] = useState(given);
  const change = (part: Partial<RouteRule>): void => setRule((known) => ({ ...known, ...part }));
  const isWhole = rule.name.trim() !== '' && (rule.then.do !== 'drop' || rule.then.reason.trim() !== '');
  return (
    <FormDialog
      title={say('rule.title')}
      action={say('rule.keep')}
      busy={false}
      canSend={isWhole}
      onClose={() => onDone(undefined)}
      onSubmit={() => onDone({ ...rule, name: rule.name.trim() })}
    >
      <Row label={say('rule.name')} required>
        <TextInput value={rule.name} maxLength={60} onChange={({ target }: Typed) => change({ name: target.value })} />
      </Row>
      <WhenFields rule={rule} change={change} />
      <ThenFields rule={rule} change={change} />
    </FormDialog>
  );
}

const LISTS = ['any', 'all', 'none', 'places'] as const;

function WhenFields({ rule, change }: FieldsProps) {
  const say = useSay();
  const { when } = rule;
  const put = (part: Partial<RouteMatch>): void => change({ when: { ...when, ...part } });
  return (
    <>
      <SourceChoice chosen={when.sources} onChange={(sources) => put({ sources })} />
      {LISTS.map((list) => (
        <WordList
          key={list}
          label={say(`when.${list}`)}
          words={when[list]}
          onChange={(words) => put({ [list]: words })}
        />
      ))}
      <Row label={say('when.pattern')} hint={say('when.pattern.hint')}>
        <TextInput
          value={when.pattern ?? ''}
          maxLength={200}
          onChange={({ target }: Typed) => put({ pattern: target.value === '' ? null : target.value })}
        />
      </Row>
      <Choice
        label={say('when.where')}
        value={when.titleOnly ? 'title' : 'all'}
        options={[
          ['all', say('when.where.all')],
          ['title', say('when.where.title')],
        ]}
        onChange={(chosen) => put({ titleOnly: chosen === 'title' })}
      />
      <Choice
        label={say('when.language')}
        value={when.languages[0] ?? ''}
        options={[
          ['', say('when.language.any')],
          ['zh-Hans', say('when.language.zh')],
          ['en', say('when.language.en')],
        ]}
        onChange={(chosen) => put({ languages: chosen === 'en' || chosen === 'zh-Hans' ? [chosen] : [] })}
      />
      <HoursField hours={when.hours} onChange={(hours) => put({ hours })} />
    </>
  );
}
