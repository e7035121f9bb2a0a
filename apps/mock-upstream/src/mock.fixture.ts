import { createMock, type MockOptions, type MockUpstream } from './create-mock';

/** Credentials and operator that HAT knows in an emulator nobody configured. */
export const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo' };
export const head = { healthInsurerId: '0001', ansRegistry: '417505' };

const open: MockUpstream[] = [];

/** An emulator that `closeAll` ends. */
export async function start(options: MockOptions = {}): Promise<MockUpstream> {
  const mock = await createMock(options);
  open.push(mock);
  return mock;
}

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((mock) => mock.close()));
}
