import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Moment } from '../reach/moment';
import { useActing } from '../reach/use-acting';
import { useNames } from '../topics/desk';
import { useSay } from './words';

type Contact = { readonly contact: string; readonly at: string; readonly notedBy: string | null };

/** How those who told can be reached. It is shown on demand only, and whoever asks is put on record. */
export function ContactsPart({ id }: { readonly id: string }) {
  const say = useSay();
  const names = useNames();
  const { busy, act } = useActing();
  const [contacts, setContacts] = useState<readonly Contact[]>();
  const reveal = async (): Promise<void> => {
    const done = await act<{ contacts: Contact[] }>({ method: 'post', path: `/cms/leads/${id}/contacts`, body: {} });
    if (done) setContacts(done.value.contacts);
  };
  return (
    <Box tag="section" aria-label={say('contacts')}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {say('contacts')}
      </Typography>
      {contacts === undefined ? (
        <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2}>
          <Button variant="tertiary" size="S" loading={busy} onClick={() => void reveal()}>
            {say('contacts.show')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {say('contacts.hint')}
          </Typography>
        </Flex>
      ) : (
        <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }} role="status">
          {contacts.length === 0 && <Typography textColor="neutral600">{say('contacts.none')}</Typography>}
          {contacts.map(({ contact, at, notedBy }) => (
            <Flex key={at} tag="li" gap={3} paddingTop={1} wrap="wrap">
              <Typography fontWeight="semiBold">{contact}</Typography>
              <Typography variant="pi" textColor="neutral600">
                <Moment at={at} />
                {notedBy !== null && ` · ${say('contacts.notedBy', { name: names.person(notedBy) })}`}
              </Typography>
            </Flex>
          ))}
        </Box>
      )}
    </Box>
  );
}
