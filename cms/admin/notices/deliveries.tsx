import { useCallback, useEffect, useState } from 'react';
import { Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import { deliveryStates, type DeliveryState, type NoticeDelivery } from '../../contract';
import { Nothing } from './nothing';
import { Choice } from './rule-dialog';
import { spoken, type Say, type Word } from './words';

const stateWord = (state: DeliveryState): Word => (state === 'failed' ? 'failed_' : state);
const COLUMNS: readonly Word[] = ['when', 'what', 'whom', 'way', 'state', 'answer'];

/** What became of notices; first those that somebody has to look at. */
export function Deliveries({ say }: { readonly say: Say }) {
  const { locale, formatDate } = useIntl();
  const language = spoken(locale);
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') ?? '';
  const { rows, next, problem, read, retry } = useDeliveries(state, language, say('failed'));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box style={{ maxInlineSize: 280 }}>
        <Choice
          label={say('state')}
          value={state}
          options={[['', say('trouble')], ...deliveryStates.map((one) => [one, say(stateWord(one))] as const)]}
          onChange={(chosen) => setSearch(chosen ? { state: chosen } : {}, { replace: true })}
        />
      </Box>
      <Box role="status" aria-live="polite">
        {problem ? <Typography textColor="danger600">{problem}</Typography> : null}
      </Box>
      {rows?.length === 0 ? <Nothing text={say('noTrouble')} /> : null}
      {rows && rows.length > 0 ? (
        <Table colCount={COLUMNS.length + 1} rowCount={rows.length + 1}>
          <Thead>
            <Tr>
              {COLUMNS.map((word) => (
                <Th key={word}>
                  <Typography variant="sigma">{say(word)}</Typography>
                </Th>
              ))}
              <Th>
                <span />
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td>{formatDate(row.at, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })}</Td>
                <Td>{row.title}</Td>
                <Td>{row.target[language]}</Td>
                <Td>{say(row.lane)}</Td>
                <Td>{say(stateWord(row.state))}</Td>
                <Td>{row.says ?? '—'}</Td>
                <Td>
                  {row.allowed.includes('retry') ? (
                    <Button size="S" variant="tertiary" onClick={() => void retry(row)}>
                      {say('retry')}
                    </Button>
                  ) : null}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      ) : null}
      {next ? (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => void read(next)}>
            {say('more')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
}

function useDeliveries(state: string, ...[locale, failed]: [string, string]) {
  const { get, post } = useFetchClient();
  const [rows, setRows] = useState<NoticeDelivery[]>();
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();

  const attempt = useCallback(
    async (work: () => Promise<void>): Promise<void> => {
      setProblem(undefined);
      try {
        await work();
      } catch (error) {
        setProblem(isFetchError(error) ? error.message : failed);
      }
    },
    [failed],
  );
  const read = useCallback(
    (before?: string) =>
      attempt(async () => {
        const query = new URLSearchParams({ locale, ...(state && { state }), ...(before && { before }) });
        const { data } = await get<{ deliveries: NoticeDelivery[]; next: string | null }>(
          `/cms/notice-deliveries?${query.toString()}`,
        );
        setRows((known) => (before && known ? [...known, ...data.deliveries] : data.deliveries));
        setNext(data.next);
      }),
    [attempt, get, locale, state],
  );
  useEffect(() => void read(), [read]);

  const retry = ({ id, version }: NoticeDelivery): Promise<void> =>
    attempt(async () => {
      await post(`/cms/notice-deliveries/${id}/retry?locale=${locale}`, { version });
      await read();
    });
  return { rows, next, problem, read, retry };
}
