/** Whoever asks a host over HTTP: its first administrator, and members of staff with their roles. */
const ADMIN = { email: 'root@bench.example', password: 'Root-of-Bench-1' };
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The token of the first administrator, who registers where nobody did. */
export async function registered(url) {
  const stranger = asking(url);
  const { data: seen } = await stranger('GET', '/admin/init');
  if (!seen.hasAdmin)
    await stranger('POST', '/admin/register-admin', { ...ADMIN, firstname: 'Root', lastname: 'Bench' });
  const { data } = await stranger('POST', '/admin/login', ADMIN);
  return data.accessToken ?? data.token;
}

/** Invites one person for each role, who takes the invitation up. */
export async function people(url, admin, roles) {
  const made = [];
  for (const [n, role] of roles.entries()) {
    const name = { 'zh-Hans': `测试员${n}`, en: `Tester ${n}` };
    const email = `p${n}-${Date.now().toString(36)}@bench.example`;
    const { registrationLink } = await admin('POST', '/cms/people', { email, name, station: 'yunze', roles: [role] });
    const registrationToken = new URL(registrationLink, url).searchParams.get('registrationToken');
    const userInfo = { firstname: name['zh-Hans'], lastname: '', password: `Pass-bench-${n}` };
    const { data } = await asking(url)('POST', '/admin/register', { registrationToken, userInfo });
    made.push(asking(url, data.accessToken ?? data.token));
  }
  return made;
}

/** Calls as somebody; whatever is refused ends the bench. */
export function asking(url, token) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const whole = async (method, path, body) => {
    const answer = await fetch(url + path, { method, headers: { ...headers, ...body?.headers }, body: body?.bytes });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const json = (value) => ({ headers: { 'content-type': 'application/json' }, bytes: JSON.stringify(value) });
  const call = (method, path, value) => whole(method, path, value === undefined ? undefined : json(value));
  call.upload = async () => {
    const bytes = new FormData();
    bytes.append('files', new Blob([PNG], { type: 'image/png' }), 'cover.png');
    const [{ id }] = await whole('POST', '/upload', { bytes });
    return { id };
  };
  return call;
}
