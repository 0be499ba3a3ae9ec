type Param = string | readonly string[] | undefined;

/** Where a link may carry its token: after `#`, which browsers keep to themselves, or as `token` from an app that knows no `#`. */
export interface LinkParams {
  readonly token?: Param;
  readonly '#'?: Param;
}

const TOKEN = /^[\w-]{43}$/;

/** The token of a link from an e-mail; null when the e-mail program broke the line or cut it off. */
export function tokenOf(params: LinkParams): string | null {
  const fragment = new URLSearchParams(one(params['#']) ?? '').get('token');
  const token = fragment ?? one(params.token) ?? '';
  return TOKEN.test(token) ? token : null;
}

function one(param: Param): string | undefined {
  return typeof param === 'string' ? param : param?.[0];
}
