import { Box, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { {{nounCamel}}Contract, type {{Noun}} } from '../../contract';

const answer = {{nounCamel}}Contract.routes.list.result;

/** The {{nouns}} of the station, newest first. */
export function {{Nouns}}Page() {
  const { formatMessage } = useIntl();
  const {{nounsCamel}} = use{{Nouns}}();
  if ({{nounsCamel}} === 'loading') return <Page.Loading />;
  if ({{nounsCamel}} === 'failed') return <Page.Error />;
  return (
    <Page.Main>
      <Layouts.Header title={formatMessage({ id: '{{name}}.title' })} />
      <Layouts.Content>
        {{{nounsCamel}}.length === 0 && <Typography>{formatMessage({ id: '{{name}}.empty' })}</Typography>}
        {{{nounsCamel}}.map(({ id, title, state }) => (
          <Box key={id} paddingTop={2} paddingBottom={2}>
            <Typography fontWeight="semiBold">{title}</Typography>{' '}
            <Typography textColor="neutral600">{formatMessage({ id: `{{name}}.state.${state}` })}</Typography>
          </Box>
        ))}
      </Layouts.Content>
    </Page.Main>
  );
}

function use{{Nouns}}(): 'loading' | 'failed' | readonly {{Noun}}[] {
  const { get } = useFetchClient();
  const [{{nounsCamel}}, set{{Nouns}}] = useState<'loading' | 'failed' | readonly {{Noun}}[]>('loading');
  useEffect(() => {
    get('/{{name}}/{{nouns}}').then(
      ({ data }) => {
        set{{Nouns}}(answer.parse(data).{{nounsCamel}});
      },
      () => {
        set{{Nouns}}('failed');
      },
    );
  }, [get]);
  return {{nounsCamel}};
}
