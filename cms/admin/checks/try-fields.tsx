import type { RefObject } from 'react';
import { Flex, Grid, Textarea, TextInput } from '@strapi/design-system';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { useSay } from './words';

/** A text on trial. */
export type Trial = {
  readonly title: string;
  readonly body: string;
  readonly origin: 'original' | 'repost';
  readonly ai: 'none' | 'assisted' | 'generated';
};

type Props = {
  readonly trial: Trial;
  readonly body: RefObject<HTMLTextAreaElement>;
  readonly onChange: (trial: Trial) => void;
};
type Typed = { readonly target: { readonly value: string } };

const ORIGINS = ['original', 'repost'] as const;
const DECLARED = ['none', 'assisted', 'generated'] as const;

/** What is tried: title, text, and what is declared beside them. */
export function TryFields({ trial, body, onChange }: Props) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Row label={say('try.title')}>
        <TextInput
          value={trial.title}
          maxLength={200}
          onChange={({ target }: Typed) => onChange({ ...trial, title: target.value })}
        />
      </Row>
      <Row label={say('try.text')} hint={say('try.text.hint')}>
        <Textarea
          ref={body}
          value={trial.body}
          maxLength={20_000}
          style={{ minHeight: '20rem', fontSize: '1.6rem', lineHeight: 1.7 }}
          onChange={({ target }: Typed) => onChange({ ...trial, body: target.value })}
        />
      </Row>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
          <Choice
            label={say('fact.origin')}
            value={trial.origin}
            options={ORIGINS.map((one) => [one, say(`origin.${one}`)] as const)}
            onChange={(chosen) => onChange({ ...trial, origin: ORIGINS.find((one) => one === chosen) ?? trial.origin })}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
          <Choice
            label={say('fact.aiDeclaration')}
            value={trial.ai}
            options={DECLARED.map((one) => [one, say(`ai.${one}`)] as const)}
            onChange={(chosen) => onChange({ ...trial, ai: DECLARED.find((one) => one === chosen) ?? trial.ai })}
          />
        </Grid.Item>
      </Grid.Root>
    </Flex>
  );
}
