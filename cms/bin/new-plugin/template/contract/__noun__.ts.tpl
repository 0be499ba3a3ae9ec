import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';

/** Who may open and finish {{nouns}}, as the admin's roles name it. */
export const write{{Nouns}} = 'plugin::{{name}}.{{nouns}}.write';

/** The states of a {{noun}}. */
export const {{nounCamel}}State = z.enum(['open', 'done']);

/** The state of a {{noun}}. */
export type {{Noun}}State = z.output<typeof {{nounCamel}}State>;

/** What may happen to a {{noun}}. */
export type {{Noun}}Event = 'finish' | 'reopen';

/** A {{noun}} as everybody outside the plugin sees it. */
export const {{nounCamel}}Schema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  state: {{nounCamel}}State,
});

/** A {{noun}} as everybody outside the plugin sees it. */
export type {{Noun}} = z.output<typeof {{nounCamel}}Schema>;

/** What it takes to open a {{noun}}. */
export const open{{Noun}}Schema = z.strictObject({ title: z.string().trim().min(1).max(200) });

/** What it takes to open a {{noun}}. */
export type Open{{Noun}} = z.output<typeof open{{Noun}}Schema>;

/** The routes of {{nouns}}. */
export const {{nounCamel}}Contract = httpContract('{{name}}', {
  list: {
    method: 'GET',
    path: '/{{name}}/{{nouns}}',
    summary: 'The {{nouns}} of the station, newest first',
    access: { staff: write{{Nouns}} },
    result: z.strictObject({ {{nounsCamel}}: z.array({{nounCamel}}Schema) }),
    refusals: [],
  },
  open: {
    method: 'POST',
    path: '/{{name}}/{{nouns}}',
    summary: 'Opens a {{noun}}',
    access: { staff: write{{Nouns}} },
    body: open{{Noun}}Schema,
    result: {{nounCamel}}Schema,
    status: 201,
    refusals: [],
  },
  finish: {
    method: 'POST',
    path: '/{{name}}/{{nouns}}/:id/finish',
    summary: 'Finishes a {{noun}}',
    access: { staff: write{{Nouns}} },
    params: z.object({ id: z.uuid() }),
    result: {{nounCamel}}Schema,
    refusals: ['{{NAMESPACE}}.{{NOUN}}_NOT_FOUND', '{{NAMESPACE}}.{{NOUN}}_NOT_OPEN', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
