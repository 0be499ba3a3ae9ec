/** Names and values of headers. */
type Headers = Readonly<Record<string, string>>;

const worn = new WeakMap<object, Headers>();

/** Says which headers go with an answer, beside its body: a standard may want some of its own. */
export function headed<Answer extends object>(answer: Answer, headers: Headers): Answer {
  worn.set(answer, headers);
  return answer;
}

/** The headers that go with an answer. */
export function headersOf(answer: unknown): Headers {
  return (typeof answer === 'object' && answer !== null ? worn.get(answer) : undefined) ?? {};
}
