import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, loadMockEnvironment } from './environment';

describe('loadMockEnvironment', () => {
  it('has a default for everything; an empty variable counts as absent', () => {
    expect(loadMockEnvironment({ MOCK_DATA_DIR: '', MOCK_PORT: '' })).toMatchObject({
      MOCK_PORT: 3100,
      MOCK_HOST: '127.0.0.1',
      MOCK_DATA_DIR: undefined,
      MOCK_PROCESSING_MS: 1_500,
      MOCK_HAT_INSURERS: [{ healthInsurerId: '0001', ansRegistry: '417505' }],
    });
  });

  it('lists every fault by name, never by value', () => {
    const load = () => loadMockEnvironment({ MOCK_PORT: 'secret1', MOCK_HAT_INSURERS: 'secret2', MOCK_LOG_LEVEL: 'secret3' });
    expect(load).toThrow(ConfigurationError);
    expect(load).toThrow(/MOCK_PORT[\s\S]*MOCK_HAT_INSURERS[\s\S]*MOCK_LOG_LEVEL/);
    expect(load).not.toThrow(/secret/);
  });

  it('reads several insurers', () => {
    expect(loadMockEnvironment({ MOCK_HAT_INSURERS: '0001:417505, 0002:321456' }).MOCK_HAT_INSURERS).toHaveLength(2);
  });

  it('takes what this process does not set from .env of the folder it is started in', () => {
    const [before, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), 'ponte-test-mock-'))];
    writeFileSync(join(folder, '.env'), 'MOCK_BATCH_CAP=7\n');
    process.chdir(folder);
    try {
      expect(loadMockEnvironment().MOCK_BATCH_CAP).toBe(7);
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
