import { useState, type FormEvent } from 'react';
import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';
import type { Word } from './words';

type Props = {
  readonly say: (word: Word) => string;
  readonly isBusy: boolean;
  readonly onSearch: (contact: string) => void;
};

/** Takes the number or address that the reader named; what was typed goes into no address bar and no history. */
export function SearchForm({ say, isBusy, onSearch }: Props) {
  const [contact, setContact] = useState('');
  const search = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(contact.trim());
  };
  return (
    <Box tag="form" onSubmit={search} paddingBottom={6}>
      <Flex gap={2} alignItems="end">
        <Box flex="1" maxWidth="40rem">
          <Field.Root name="contact">
            <Field.Label>{say('contact')}</Field.Label>
            <TextInput
              value={contact}
              maxLength={254}
              autoComplete="off"
              onChange={({ target }: { target: { value: string } }) => setContact(target.value)}
            />
          </Field.Root>
        </Box>
        <Button type="submit" size="L" loading={isBusy} disabled={contact.trim().length < 3}>
          {say('find')}
        </Button>
      </Flex>
    </Box>
  );
}
