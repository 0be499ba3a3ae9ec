import { useCallback, useEffect, useState } from 'react';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import type { NoticeRule, NoticeRuleBody, NoticeWebhook, RobotPlatform, Urgency } from '../../contract';

/** A kind of notice as a rule can be about it. */
export type RuleKind = {
  readonly kind: string;
  readonly name: { readonly 'zh-Hans': string; readonly en: string };
  readonly urgency: Urgency;
};

/** What a new robot is made from. */
export type NewRobot = {
  readonly station: string;
  readonly name: string;
  readonly platform: RobotPlatform;
  readonly address: string;
  readonly secret: string | null;
};

type Known = { rules: NoticeRule[]; kinds: RuleKind[]; webhooks: NoticeWebhook[] };

/** The rules and robots of one's stations and what may be done to them. Each deed says what went wrong, or undefined. */
export function useRules(failed: string) {
  const { get, post, put, del } = useFetchClient();
  const [known, setKnown] = useState<Known>();
  const [problem, setProblem] = useState<string>();

  const read = useCallback(async (): Promise<void> => {
    try {
      const [rules, robots] = await Promise.all([
        get<Pick<Known, 'rules' | 'kinds'>>('/cms/notice-rules'),
        get<Pick<Known, 'webhooks'>>('/cms/notice-webhooks'),
      ]);
      setKnown({ ...rules.data, ...robots.data });
    } catch (error) {
      setProblem(reasonOf(error) || failed);
    }
  }, [get, failed]);

  useEffect(() => void read(), [read]);

  const deed = async (work: () => Promise<unknown>): Promise<string | undefined> => {
    setProblem(undefined);
    try {
      await work();
      await read();
      return undefined;
    } catch (error) {
      return reasonOf(error) || failed;
    }
  };
  const shown = async (work: () => Promise<unknown>): Promise<void> => setProblem(await deed(work));

  return {
    known,
    problem,
    addRule: (body: NoticeRuleBody) => deed(() => post('/cms/notice-rules', body)),
    changeRule: ({ id, station: _station, kind: _kind, audience: _audience, ...rule }: NoticeRule) =>
      deed(() => put(`/cms/notice-rules/${id}`, rule)),
    removeRule: ({ id, version }: NoticeRule) => shown(() => del(`/cms/notice-rules/${id}?version=${version}`)),
    addRobot: (robot: NewRobot) => deed(() => post('/cms/notice-webhooks', robot)),
    setRobotActive: ({ id, name, version }: NoticeWebhook, active: boolean) =>
      shown(() => put(`/cms/notice-webhooks/${id}`, { name, active, version })),
    removeRobot: ({ id, version }: NoticeWebhook) => shown(() => del(`/cms/notice-webhooks/${id}?version=${version}`)),
    tryRobot: async ({ id }: NoticeWebhook) =>
      (await post<{ state: string; says: string }>(`/cms/notice-webhooks/${id}/try`)).data,
  };
}

function reasonOf(error: unknown): string {
  return isFetchError(error) ? error.message : '';
}
