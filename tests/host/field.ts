/**
 * Reporters in the field for tests: staff, a phone tied to them, and tasks.
 *
 *   const desk = await aFieldNewsroom(host);
 *   const task = await desk.task();                       // an approved topic's coverage, given to desk.reporter
 *   await desk.phone.call('POST', `/api/field/tasks/${task.id}/moves`, { key, event: 'accept' });
 */
import { randomUUID } from 'node:crypto';
import type { Assignment } from '@hearth/cms/contract';
import type { Host } from './host';
import { aPerson, call, type Answer, type SignedIn } from './people';
import { aReader, type PhoneReader } from './readers';

/** A phone that speaks for somebody. */
export type Phone = {
  readonly reader: PhoneReader;
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
};

/** A desk that sends people, and a reporter with a phone. */
export type FieldNewsroom = {
  readonly head: SignedIn;
  readonly editor: SignedIn;
  readonly reporter: SignedIn;
  readonly phone: Phone;
  task(): Promise<Assignment>;
};

/** Makes one. */
export async function aFieldNewsroom(host: Host): Promise<FieldNewsroom> {
  const people = (['desk-head', 'editor', 'reporter'] as const).map((role) => aPerson(host).role(role).signedIn());
  const [head, editor, reporter] = (await Promise.all(people)) as [SignedIn, SignedIn, SignedIn];
  const phone = await aPhone(host, reporter);
  let days = 0;
  return {
    ...{ head, editor, reporter, phone },
    async task() {
      // A day of its own: nobody is in two places.
      days += 1;
      const due = new Date(Date.now() + days * 86_400_000).toISOString();
      const topic = await done(call(host, editor, 'POST', '/cms/topics', { title: '河堤夜巡', angle: '跟拍' }));
      const path = `/cms/topics/${topic['id'] as string}/coverages`;
      const coverage = await done(call(host, editor, 'POST', path, { kind: 'text' }));
      const give = { due, place: '青禾大堤', people: [reporter.person.id] };
      const given = `/cms/coverages/${coverage['id'] as string}/assignments`;
      return (await done(call(host, editor, 'POST', given, give))) as unknown as Assignment;
    },
  };
}

/** A reader's sign-in that speaks for a member of staff. */
export async function aPhone(host: Host, who: SignedIn): Promise<Phone> {
  const reader = await aReader(host).signedIn();
  const phone: Phone = { reader, call: (method, path, body) => call(host, reader, method, path, body) };
  const { code } = await done(call(host, who, 'POST', '/cms/field/codes', {}));
  await done(phone.call('POST', '/api/field/passes', { code, device: 'Web' }));
  return phone;
}

async function done(answer: Promise<Answer>): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as Record<string, unknown>;
}

/** A file as tus sends it. */
export type Sent = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** Speaks tus to a host by hand, so that a test can lose answers, send twice and send wrongly. */
export function tusOf(url: string, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const encoded = (words: Record<string, string>): string =>
    Object.entries(words)
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      .join(',');
  return {
    /** Announces a file and gives the path of its upload. */
    async begin(task: string, { name, type, bytes }: Sent, length = String(bytes.length)) {
      const metadata = encoded({ name, type, assignment: task });
      const said = { ...headers, 'upload-length': length, 'upload-metadata': metadata };
      const answer = await fetch(`${url}/api/field/uploads`, { method: 'POST', headers: said });
      return { status: answer.status, path: answer.headers.get('location') ?? '', answer };
    },
    async send(path: string, offset: number, bytes: Buffer) {
      const said = { ...headers, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
      const answer = await fetch(url + path, { method: 'PATCH', headers: said, body: new Uint8Array(bytes) });
      return { status: answer.status, offset: Number(answer.headers.get('upload-offset') ?? -1) };
    },
    async offset(path: string) {
      const answer = await fetch(url + path, { method: 'HEAD', headers });
      return { status: answer.status, offset: Number(answer.headers.get('upload-offset') ?? -1) };
    },
    remove: (path: string) => fetch(url + path, { method: 'DELETE', headers }),
  };
}

/** The id of an upload by its path. */
export const uploadOf = (path: string): string => path.split('/').at(-1) ?? '';

/** A new name for something that a phone sends. */
export const aKey = (): string => randomUUID();
