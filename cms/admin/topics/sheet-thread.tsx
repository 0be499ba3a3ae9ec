import { useState, type FormEvent } from 'react';
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system';
import { Moment } from '../reach/moment';
import { useActing } from '../reach/use-acting';
import { useNames } from './desk';
import type { WholeTopic } from './whole-topic';
import { useSay } from './words';

type Props = { readonly whole: WholeTopic; readonly onNews: () => void };

/** What colleagues wrote under a topic, and a place to write. */
export function SheetThread({ whole: { topic, comments }, onNews }: Props) {
  const say = useSay();
  const names = useNames();
  const { busy, act } = useActing();
  const [text, setText] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = text.trim();
    if (said === '' || !(await act({ method: 'post', path: `/cms/topics/${topic.id}/comments`, body: { text: said } })))
      return;
    setText('');
    onNews();
  };
  return (
    <section aria-label={say('thread')}>
      <Typography tag="h3" variant="delta">
        {say('thread')}
      </Typography>
      <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {comments.map(({ id, person, at, text: words, origin }) => (
          <Box tag="li" key={id} paddingTop={3}>
            <Typography variant="pi" textColor="neutral600" tag="p">
              {names.person(person)} <Moment at={at} /> {origin !== topic.id && say('thread.merged')}
            </Typography>
            <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {words}
            </Typography>
          </Box>
        ))}
      </Box>
      <form onSubmit={(event) => void send(event)}>
        <Flex direction="column" alignItems="stretch" gap={2} paddingTop={3}>
          <Textarea
            aria-label={say('thread.write')}
            placeholder={say('thread.write')}
            value={text}
            maxLength={2000}
            onChange={(event: { target: { value: string } }) => setText(event.target.value)}
          />
          <div>
            <Button type="submit" variant="secondary" loading={busy} disabled={text.trim() === ''}>
              {say('thread.send')}
            </Button>
          </div>
        </Flex>
      </form>
    </section>
  );
}
