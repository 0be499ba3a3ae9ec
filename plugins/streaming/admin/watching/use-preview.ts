import { useCallback } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { Preview } from '../../contract';

/** Asks where a member of staff watches a room. */
export function usePreview(room: string): () => Promise<Preview> {
  const { get } = useFetchClient();
  return useCallback(async () => (await get<Preview>(`/streaming/rooms/${room}/preview`)).data, [get, room]);
}
