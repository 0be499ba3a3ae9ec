import { deviceOf } from './device.rules';

const CHROME = (version: string) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`;

describe('a device', () => {
  it('is called by its browser and system, and stays the same when the browser is updated', () => {
    expect(deviceOf(CHROME('130.0.1')).name).toBe('Chrome · Windows');
    expect(deviceOf(CHROME('130.0.1')).kind).toBe(deviceOf(CHROME('131.2')).kind);
    expect(deviceOf(CHROME('131.2') + ' Edg/131').kind).not.toBe(deviceOf(CHROME('131.2')).kind);
    expect(deviceOf('').name).toBe('?');
  });
});
