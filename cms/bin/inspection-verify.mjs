// Checks an inspection pack with nothing but Node: no code of the server takes part, so that an inspector need not trust it.
//   node inspection-verify.mjs pack.tar.gz [--fingerprint SHA-256-OF-THE-PUBLISHED-KEY]
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The files of a tar archive by name. */
function filesIn(tar) {
  const files = new Map();
  const text = (from, length) =>
    tar
      .subarray(from, from + length)
      .toString('utf8')
      .replace(/\0[\s\S]*$/, '');
  let end = 0;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(text(at + 124, 12).trim(), 8);
    if (!Number.isInteger(size) || at + 512 + size > tar.length) throw new Error('the archive is cut short or damaged');
    const name = text(at, 100);
    if (files.has(name)) throw new Error(`the archive holds ${name} twice`);
    files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
    end = at;
  }
  if (tar.subarray(end).some((byte) => byte !== 0))
    throw new Error('something is hidden behind the end of the archive');
  return files;
}

/** What a record is called where a person reads it. */
function nameOf(file, id, line) {
  let told = '';
  try {
    const { title, name, by, action, at } = JSON.parse(line ?? '');
    told = [title ?? action ?? '', name ?? by ?? '', at ?? ''].filter(Boolean).join(', ');
  } catch {
    // A line that is no JSON has nothing to tell but its place.
  }
  return `${file.replace(/^records\/|\.jsonl$/g, '')} ${id}${told ? ` (${told})` : ''}`;
}

function idOf(line) {
  try {
    return String(JSON.parse(line).id);
  } catch {
    return `no JSON: ${line.slice(0, 40)}`;
  }
}

/** Holds the lines of a file against the list that was signed: changed, removed, added, out of order. */
export function faultsOf({ name, records }, bytes) {
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line, at, all) => line !== '' || at < all.length - 1);
  const wanted = new Map(records.map(([id, sum], at) => [id, { sum, at }]));
  const faults = [];
  const met = new Set();
  let last = -1;
  for (const line of lines) {
    const id = idOf(line);
    const known = wanted.get(id);
    if (!known) faults.push(`added: ${nameOf(name, id, line)}`);
    else if (met.has(id)) faults.push(`added: ${nameOf(name, id, line)} stands there once more`);
    else {
      met.add(id);
      if (sha(line) !== known.sum) faults.push(`changed: ${nameOf(name, id, line)}`);
      if (known.at < last) faults.push(`out of order: ${nameOf(name, id, line)} belongs before the one in front of it`);
      last = Math.max(last, known.at);
    }
  }
  for (const [id] of records) if (!met.has(id)) faults.push(`removed: ${nameOf(name, id)}`);
  const whole = lines.map((line) => `${line}\n`).join('');
  if (whole !== bytes.toString('utf8')) faults.push(`changed: ${name} does not end as it was written`);
  return faults;
}

const AROUND = ['README.txt', 'manifest.json', 'manifest.sig', 'public-key.pem'];

/** Reads a pack and tells every fault. */
export function verify(archive, { fingerprint } = {}) {
  let files;
  try {
    files = filesIn(gunzipSync(archive));
  } catch (error) {
    return { faults: [`the archive cannot be read: ${error.message}`] };
  }
  const [manifest, signature, pem] = AROUND.slice(1).map((name) => files.get(name));
  if (!manifest || !signature || !pem) return { faults: ['manifest.json, manifest.sig or public-key.pem is missing'] };
  const faults = faultsOfSeal({ manifest, signature, pem, fingerprint });
  const told = parsed(manifest);
  if (!told) return { faults: [...faults, 'the manifest is no manifest of an inspection pack'] };
  const records = told.files.reduce((all, { records: some }) => all + some.length, 0);
  return { faults: [...faults, ...faultsOfFiles(told, files)], records, manifest: told, fingerprint: sha(pem) };
}

function faultsOfSeal({ manifest, signature, pem, fingerprint }) {
  const faults = [];
  if (fingerprint && sha(pem) !== fingerprint.toLowerCase())
    faults.push('the key is not the one that the station published');
  if (!isSigned(manifest, signature, pem))
    faults.push('the manifest was changed after it was signed: nothing in it can be believed');
  return faults;
}

function faultsOfFiles(told, files) {
  const known = new Set([...AROUND, ...told.files.map(({ name }) => name)]);
  const readme = files.get('README.txt');
  // Packs of before the manifest listed it say nothing of their README.
  const said = told.readme !== undefined && (!readme || sha(readme) !== told.readme) ? ['changed: README.txt'] : [];
  const strange = [...files.keys()].filter((name) => !known.has(name)).map((name) => `added: the file ${name}`);
  const touched = told.files.flatMap((file) => {
    const bytes = files.get(file.name);
    return bytes ? faultsOf(file, bytes) : [`removed: the whole file ${file.name} with ${file.records.length} records`];
  });
  return [...touched, ...strange, ...said];
}

function isSigned(manifest, signature, pem) {
  try {
    return verifySignature(null, manifest, createPublicKey(pem), Buffer.from(signature.toString('utf8'), 'base64'));
  } catch {
    return false;
  }
}

function parsed(manifest) {
  try {
    const told = JSON.parse(manifest.toString('utf8'));
    return told.format === 'hearth-inspection/1' && Array.isArray(told.files) ? told : undefined;
  } catch {
    return undefined;
  }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const [file, flag, fingerprint] = process.argv.slice(2);
  if (!file || (flag !== undefined && flag !== '--fingerprint')) {
    process.stderr.write('Usage: inspection-verify pack.tar.gz [--fingerprint SHA-256]\n');
    process.exit(2);
  }
  const { faults, records, manifest, fingerprint: key } = verify(readFileSync(file), { fingerprint });
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  if (manifest) {
    const { station, from, until, summary } = manifest;
    process.stdout.write(`${station}, ${from} to ${until}; key ${key}\n`);
    process.stdout.write(
      `errors found per 10,000 characters: ${summary.errorRate.per10000 ?? 'no proof in this time'}\n`,
    );
    if (!fingerprint)
      process.stdout.write('Compare the key with the one that the station publishes, or pass --fingerprint.\n');
  }
  process.stdout.write(faults.length === 0 ? `${records} records, whole\n` : `${faults.length} faults\n`);
  process.exit(faults.length === 0 ? 0 : 1);
}
