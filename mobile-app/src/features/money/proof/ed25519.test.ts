import { generateKeyPairSync, sign } from 'node:crypto';
import { utf8, bytesOfHex } from './book-proof';
import { isSigned } from './ed25519';

/** RFC 8032, section 7.1, tests 1 to 3. */
const VECTORS = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

it.each(VECTORS)('takes the signature of %s, and none that was touched', (key, message, signature) => {
  const signed = { key: bytesOfHex(key), message: bytesOfHex(message), signature: bytesOfHex(signature) };
  expect(isSigned(signed)).toBe(true);
  expect(isSigned({ ...signed, message: utf8('else') })).toBe(false);
  for (const at of [0, 31, 32, 63]) {
    const touched = Uint8Array.from(signed.signature, (byte, i) => (i === at ? byte ^ 1 : byte));
    expect(isSigned({ ...signed, signature: touched })).toBe(false);
  }
});

it('agrees with the signatures of the host', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(12));
  for (const text of ['', '每一分都算数', 'x'.repeat(300)]) {
    const signature = new Uint8Array(sign(null, Buffer.from(text), privateKey));
    expect(isSigned({ key, message: utf8(text), signature })).toBe(true);
  }
});

it('takes no key and no signature of another shape', () => {
  const [[key, , signature]] = VECTORS;
  const signed = { key: bytesOfHex(key), message: new Uint8Array(), signature: bytesOfHex(signature) };
  expect(isSigned({ ...signed, key: new Uint8Array(31) })).toBe(false);
  expect(isSigned({ ...signed, key: new Uint8Array(32).fill(255) })).toBe(false);
  expect(isSigned({ ...signed, signature: new Uint8Array(63) })).toBe(false);
  // A second way to write the same signature is none (RFC 8032, 5.1.7).
  const order = (1n << 252n) + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(signed.signature.subarray(32)).reverse().toString('hex')}`) + order;
  const again = Uint8Array.from(signed.signature, (byte, i) =>
    i < 32 ? byte : Number((s >> BigInt(8 * (i - 32))) & 255n),
  );
  expect(isSigned({ ...signed, signature: again })).toBe(false);
});
