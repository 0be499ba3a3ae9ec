import type { FieldPerson, FieldTask } from '@/contract/types';
import { deviceName } from './account';
import type { Call } from './http';
import { hostOrShelf, type Fetched } from './kept';
import { ok, type Result } from './result';
import { askAsReader } from './session';

const FIELD = '/api/field';

async function field<T>(path: string, call: Call = {}): Promise<Result<T>> {
  const answer = await askAsReader(FIELD + path, call);
  return answer.ok ? ok(answer.value.body as T) : answer; // by the contract of the path
}

/** The tasks, also without a net: what was read last is kept. */
export async function fetchTasks(): Promise<Fetched<readonly FieldTask[]>> {
  const from = await hostOrShelf('field:tasks', () => field<{ readonly tasks: readonly FieldTask[] }>('/tasks'));
  return { value: from.value.tasks, keptAt: from.keptAt };
}

/** Whom this phone speaks for, also without a net. */
export async function fetchMe(): Promise<Fetched<FieldPerson>> {
  return hostOrShelf('field:me', () => field<FieldPerson>('/me'));
}

export const tie = (code: string) =>
  field<FieldPerson>('/passes', { method: 'POST', body: { code, device: deviceName() } });

export const untie = () => field<null>('/passes/current', { method: 'DELETE' });

export const sendMove = (task: string, body: object) =>
  field<FieldTask>(`/tasks/${task}/moves`, { method: 'POST', body });

export const sendFiling = (task: string, body: object) =>
  field<FieldTask>(`/tasks/${task}/filings`, { method: 'POST', body });

export const fieldKeys = { tasks: () => ['field', 'tasks'] as const, me: () => ['field', 'me'] as const };
