/** Of HAT in the emulator. */
export const hatPath = '/hat/api/healthcare/hat/v1';

/** What the emulator knows by default. */
export const vendorHeaders = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo' };
export const jsonHeaders = { ...vendorHeaders, 'content-type': 'application/json' };

/** A registration body; persons are named by number. */
export function personsBody(from: number, count: number): string {
  const items = Array.from({ length: count }, (_, index) => {
    const personId = String(from + index).padStart(8, '0');
    return { personId, name: `PESSOA EXEMPLO ${personId}`, birthdate: '19840229', gender: 'F', citycode: '3550308', zipcode: '01310100' };
  });
  return JSON.stringify({ healthInsurerId: '0001', ansRegistry: '417505', items });
}

/** A token whose answer has about 1 KB: a batch of blocks of members whom nobody knows, a line for each. */
export async function tokenOfOneKilobyte(base: string): Promise<string> {
  const items = Array.from({ length: 13 }, (_, index) => ({
    subscriberId: `000100010000${String(index).padStart(5, '0')}`,
    eventDate: '20261101',
    eventType: 'bloqueio',
  }));
  const body = JSON.stringify({ healthInsurerId: '0001', ansRegistry: '417505', items });
  const posted = await fetch(`${base}/beneficiaryStatus`, { method: 'POST', headers: jsonHeaders, body });
  const { tokenId } = (await posted.json()) as { tokenId?: string };
  if (tokenId === undefined) throw new Error(`the batch was answered with ${posted.status}`);
  return tokenId;
}
